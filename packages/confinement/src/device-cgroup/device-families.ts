/** Nodes that one class or bus of the kernel makes. */
export interface DeviceFamily {
  /** Of the path below /dev. */
  readonly node: RegExp;
  readonly type: 'c' | 'b';
  readonly subsystem: string;
  /** udev's KERNEL, the device's name in sysfs, from the path; null: the path does not tell. */
  readonly kernel: (path: string) => string | null;
  /** ENV{DEVTYPE}, which the kernel sets. */
  readonly devtype?: string;
}

/**
 * Which device of sysfs stands behind a node. devtmpfs names a node after the device (drivers/base/core.c, device_get_devnode) unless its class
 * or type gives another name: sound/sound_core.c, drivers/input/input.c, drivers/usb/core/usb.c (bus/usb, of which the path does not tell the
 * port), drivers/usb/class/usblp.c and drivers/hid/usbhid/hiddev.c (usb/), drivers/gpu/drm/drm_sysfs.c, drivers/accel/drm_accel.c,
 * drivers/dma-buf/dma-heap.c, drivers/media/dvb-core/dvbdev.c, arch/x86/kernel/{msr,cpuid}.c, drivers/vfio; miscellaneous devices give
 * theirs as `nodename` (hwrng: drivers/char/hw_random/core.c, net/tun: drivers/net/tun.c, mapper/control: drivers/md/dm-ioctl.c). A subsystem is
 * the name of the class or bus. Patterns are strict: a link that a distribution or a user made must not look like a node.
 */
export const DEVICE_FAMILIES: readonly DeviceFamily[] = [
  char('mem', /^(?:null|zero|full|random|urandom|kmsg|mem|port)$/),
  char('tty', /^(?:tty|console|ptmx|tty[A-Za-z]{0,12}\d{1,4}|hvc\d{1,4}|rfcomm\d{1,4})$/),
  char('vc', /^vcs[au]?\d{0,3}$/),
  char('input', /^input\/(?:mice|(?:event|js|mouse|ts)\d{1,4})$/),
  char('sound', /^snd\/(?:seq|timer|controlC\d{1,3}|(?:hw|midi|compr)C\d{1,3}D\d{1,3}|pcmC\d{1,3}D\d{1,3}[cp])$/),
  char('drm', /^dri\/(?:card|renderD|controlD)\d{1,3}$/),
  char('accel', /^accel\/accel\d{1,3}$/),
  char('kfd', /^kfd$/),
  char('drm_dp_aux_dev', /^drm_dp_aux\d{1,3}$/),
  char('graphics', /^fb\d{1,3}$/),
  char('video4linux', /^(?:video|vbi|radio|v4l-subdev|v4l-touch|swradio)\d{1,4}$/),
  char('media', /^media\d{1,4}$/),
  char('cec', /^cec\d{1,4}$/),
  char('dvb', /^dvb\/adapter\d{1,4}\/[a-z]{1,16}\d{1,4}$/, { kernel: ofDvb }),
  char('usb', /^bus\/usb\/\d{3}\/\d{3}$/, { kernel: () => null, devtype: 'usb_device' }),
  char('usbmisc', /^(?:usb\/(?:hiddev|lp)|cdc-wdm)\d{1,3}$/),
  char('wwan', /^wwan\d{1,3}[a-z]{1,12}\d{1,3}$/, { devtype: 'wwan_port' }),
  char('hidraw', /^hidraw\d{1,4}$/),
  char('i2c-dev', /^i2c-\d{1,4}$/),
  char('spidev', /^spidev\d{1,4}\.\d{1,4}$/),
  char('gpio', /^gpiochip\d{1,4}$/),
  char('iio', /^iio:device\d{1,4}$/),
  char('uio', /^uio\d{1,4}$/),
  char('dma_heap', /^dma_heap\/[A-Za-z0-9_,@:.-]{1,64}$/),
  char('tpm', /^tpm\d{1,3}$/),
  char('tpmrm', /^tpmrm\d{1,3}$/),
  char('tee', /^tee(?:priv)?\d{1,3}$/),
  char('rtc', /^rtc\d{1,3}$/),
  char('ptp', /^ptp\d{1,3}$/),
  char('pps', /^pps\d{1,3}$/),
  char('watchdog', /^watchdog\d{1,3}$/),
  char('mei', /^mei\d{1,3}$/),
  char('ipmi', /^ipmi\d{1,3}$/),
  char('ppp', /^ppp$/),
  char('mtd', /^mtd\d{1,3}(?:ro)?$/),
  char('scsi_generic', /^sg\d{1,4}$/),
  char('nvme', /^nvme\d{1,4}$/),
  char('vfio', /^vfio\/\d{1,6}$/),
  char('msr', /^cpu\/\d{1,5}\/msr$/, { kernel: (path) => `msr${partOf(path, 1)}` }),
  char('cpuid', /^cpu\/\d{1,5}\/cpuid$/, { kernel: (path) => `cpu${partOf(path, 1)}` }),
  char('misc', /^(?:kvm|fuse|uinput|uhid|vsock|vhost-(?:net|vsock)|rfkill|hpet|nvram|autofs|udmabuf|zfs)$/),
  char('misc', /^(?:loop-control|btrfs-control|cpu_dma_latency|userfaultfd|vga_arbiter|net\/tun|vfio\/vfio)$/),
  char('misc', /^hwrng$/, { kernel: () => 'hw_random' }),
  char('misc', /^mapper\/control$/, { kernel: () => 'device-mapper' }),
  block(/^(?:(?:sd|vd|xvd|hd)[a-z]{1,3}|nvme\d{1,4}n\d{1,4}|mmcblk\d{1,3}(?:boot\d)?)$/, 'disk'),
  block(/^(?:loop|dm-|md|nbd|ram|zram|sr|bcache|mtdblock|rbd)\d{1,4}$/, 'disk'),
  block(/^(?:(?:sd|vd|xvd|hd)[a-z]{1,3}|(?:nvme\d{1,4}n\d{1,4}|mmcblk\d{1,3})p)\d{1,3}$/, 'partition'),
];

function char(subsystem: string, node: RegExp, more: Partial<DeviceFamily> = {}): DeviceFamily {
  return { type: 'c', subsystem, node, kernel: lastPart, ...more };
}

function block(node: RegExp, devtype: 'disk' | 'partition'): DeviceFamily {
  return { type: 'b', subsystem: 'block', node, kernel: lastPart, devtype };
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function partOf(path: string, index: number): string {
  return path.split('/')[index] ?? '';
}

/** "dvb/adapter0/frontend1" is dvb0.frontend1. */
function ofDvb(path: string): string {
  return `dvb${partOf(path, 1).slice('adapter'.length)}.${lastPart(path)}`;
}
