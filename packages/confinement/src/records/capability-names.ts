/** By number, as in linux/capability.h. */
const CAPABILITY_NAMES: readonly string[] = (
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast ' +
  'net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice ' +
  'sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm ' +
  'block_suspend audit_read perfmon bpf checkpoint_restore'
).split(' ');

/** "21" → "sys_admin"; empty for a number that no kernel gave yet. */
export function capabilityName(number: string): string {
  return /^\d{1,3}$/.test(number) ? (CAPABILITY_NAMES[Number(number)] ?? '') : '';
}

/** Whether a kernel knows a capability of this name (lower case, without `CAP_`). */
export function isCapability(name: string): boolean {
  return CAPABILITY_NAMES.includes(name);
}
