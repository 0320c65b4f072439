/** By number. */
export const KERNEL_CAPABILITIES: readonly string[] = (
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast ' +
  'net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice ' +
  'sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm ' +
  'block_suspend audit_read perfmon bpf checkpoint_restore'
).split(' ');

/**
 * What a kernel says it mediates, in the flat form that `--features-file` reads. It claims every class that the compiler
 * knows: rules of a class that is not claimed would be dropped without a word.
 */
export const KERNEL_FEATURES = `caps {mask {${KERNEL_CAPABILITIES.join(' ')}
}
}
dbus {mask {acquire send receive
}
}
domain {change_profile {yes
}
}
file {mask {create read write exec append mmap_exec link lock
}
}
mount {mask {mount umount pivot_root
}
}
network {af_unix {yes
}
}
network_v8 {af_mask {unspec unix inet inet6 netlink packet
}
}
policy {versions {v8 {yes
}
v7 {yes
}
v6 {yes
}
v5 {yes
}
}
set_load {yes
}
}
ptrace {mask {read trace
}
}
signal {mask {hup int quit
}
}
`;
