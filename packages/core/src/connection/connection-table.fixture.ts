/**
 * What an evaluation of snapd 2.77 by its own policy checker gave, interface by interface:
 *
 *     name implicit plug auto system app gadget
 *
 * implicit: the system has the slot, on classic (C), on core (U). plug: a snap with the plug may be installed as it is (ok) or
 * needs a declaration (decl). auto: a plug is connected to the slot of the system by itself. system: it may be connected to a
 * slot of the system by hand. app: an app snap may have the slot (i), a plug may be connected to it (c), is by itself (a), all
 * on classic. gadget: a gadget may have the slot (y). Attributes: none, but for those that snapd fills in.
 */
export const CONNECTION_TABLE = `
accel CU ok CU CU ca -
account-control CU ok - CU c -
accounts-service C ok - CU c -
acrn-support CU ok - CU c -
adb-support CU ok - CU c -
allegro-vcu CU ok - CU c -
alsa CU ok - CU c -
apparmor-observe CU ok - CU c -
appstream-metadata C ok - CU c -
audio-playback C ok C C ica -
audio-record C ok - C ic -
auditd-support CU decl - CU c -
autopilot-introspection CU ok - CU c -
avahi-control C ok - C ic -
avahi-observe C ok - C ic -
block-devices CU decl - CU c -
bluetooth-control CU ok - CU c -
bluez C ok - C ic -
bool-file - ok - CU c y
broadcom-asic-control CU ok - CU c -
browser-support CU ok CU CU ca -
calendar-service C ok - CU c -
camera CU ok - CU c -
can-bus CU ok - CU c -
checkbox-support CU decl - CU c -
cifs-mount CU ok - CU c -
classic-support CU decl - CU c -
confdb CU ok - CU c -
contacts-service C ok - CU c -
content - ok - CU ic y
core-support CU decl CU CU ca -
cpu-control CU ok - CU c -
cuda-driver-libs - decl - CU c -
cups-control C ok - C ic -
cups - ok - - i -
custom-device - ok - CU c -
daemon-notify CU ok - CU c -
dbus - ok - - i -
dcdbas-control CU ok - CU c -
desktop-launch C decl - CU c -
desktop-legacy C ok C CU ca -
desktop C ok C CU - -
device-buttons CU ok - CU c -
devlxd CU decl - CU c -
display-control CU ok - CU c -
dm-crypt CU decl - CU c -
dm-multipath C decl - CU c -
docker-support CU decl - CU c -
docker C ok - C c -
dsp - ok - CU c y
dvb CU ok - CU c -
egl-driver-libs - decl - CU c -
empty - ok - CU ic -
firewall-control CU ok - CU c -
firmware-updater-support CU decl - CU c -
fpga CU ok - CU c -
framebuffer CU ok - CU c -
fuse-support CU ok - CU c -
fwupd C ok - - i -
gbm-driver-libs - decl - CU c -
gconf C ok - CU c -
gpg-keys CU ok - CU c -
gpg-public-keys CU ok - CU c -
gpio-chardev - ok - CU c y
gpio-control CU decl - CU c -
gpio-memory-control CU ok - CU c -
gpio - ok - CU c y
greengrass-support CU decl - CU c -
gsettings C ok C CU ca -
hardware-observe CU ok - CU c -
hardware-random-control CU ok - CU c -
hardware-random-observe CU ok - CU c -
hidraw - ok - CU c y
home CU ok C CU ca -
hostname-control CU ok - CU c -
hugepages-control CU ok - CU c -
i2c - ok - CU c y
iio - ok - CU c y
intel-mei CU ok - CU c -
intel-qat CU ok - CU c -
io-ports-control CU ok - CU c -
ion-memory-control CU decl - CU c -
iscsi-initiator C decl - CU c -
jack1 C ok - CU c -
joystick CU ok - CU c -
juju-client-observe C ok - CU c -
kerberos-tickets CU ok - CU c -
kernel-crypto-api CU ok - CU c -
kernel-firmware-control CU decl - CU c -
kernel-module-control CU decl - CU c -
kernel-module-load CU decl - CU c -
kernel-module-observe CU ok - CU c -
kernel-sched-ext-control CU decl - CU c -
kubernetes-support CU decl - CU c -
kvm CU ok - CU c -
libvirt C ok - CU c -
locale-control C ok - CU c -
location-control - ok - - i -
location-observe - ok - - i -
log-observe CU ok - CU c -
login-session-control CU ok - CU c -
login-session-observe CU ok - CU c -
lxd-support CU decl - CU c -
lxd - ok - - - -
maliit - ok - - i -
media-control CU ok - CU c -
media-hub - ok - C ica -
mediatek-accel CU ok - - - -
microceph-support CU decl - CU c -
microceph - ok - - - -
microovn - ok - - - -
microstack-support CU decl - CU c -
mir - ok - - ia -
modem-manager C ok - C ic -
mount-control CU decl - CU c -
mount-observe CU ok - CU c -
mpris - ok - CU ic -
multipass-support CU decl - CU c -
netlink-audit CU ok - CU c -
netlink-connector CU ok - CU c -
netlink-driver - ok - CU c y
network-bind CU ok CU CU ca -
network-control CU ok - CU c -
network-manager-observe C ok - C ic -
network-manager C ok - C ic -
network-observe CU ok - CU c -
network-setup-control CU ok - CU c -
network-setup-observe CU ok - CU c -
network-status CU ok CU CU ca -
network CU ok CU CU ca -
nfs-mount CU ok - CU c -
nomad-support CU decl - CU c -
nvidia-drivers-support CU decl - CU c -
nvidia-video-driver-libs - decl - CU c -
nvme-control C decl - CU c -
ofono C ok - C ic -
online-accounts-service - ok - - ia -
opengl-driver-libs - decl - CU c -
opengl CU ok CU CU ca -
opengles-driver-libs - decl - CU c -
openvswitch-support CU ok - CU c -
openvswitch C ok - CU c -
optical-drive C ok C CU ca -
packagekit-control C decl - CU c -
password-manager-service C ok - CU c -
pcscd C ok - CU c -
personal-files CU decl - CU c -
physical-memory-control CU ok - CU c -
physical-memory-observe CU ok - CU c -
pipewire C ok - C ic -
pkcs11 - ok - CU c -
podman C ok - - - -
polkit-agent U decl - CU c -
polkit C decl - CU c -
posix-mq - ok - CU c -
power-control CU ok - CU c -
ppp CU ok - CU c -
process-control CU ok - CU c -
ptp CU ok - CU c -
pulseaudio C ok - C ic -
pwm - ok - CU c y
qualcomm-ipc-router CU ok - CU i -
raw-input CU ok - CU c -
raw-usb CU ok - CU c -
raw-volume - ok - - - y
remoteproc CU decl - CU c -
removable-media CU ok - CU c -
ros-opt-data C ok C CU ca -
ros-snapd-support CU decl - CU c -
screen-inhibit-control C ok C CU i -
screencast-legacy C ok - CU c -
scsi-generic CU decl - CU c -
sd-control CU decl - CU c -
serial-port - ok - CU c y
shared-memory CU ok - CU c -
shutdown CU decl - CU c -
snap-fde-control CU decl - CU c -
snap-interfaces-requests-control CU decl - CU c -
snap-refresh-control CU decl - CU c -
snap-refresh-observe CU decl - CU c -
snap-themes-control CU decl - CU c -
snapd-control CU decl - CU c -
spi - ok - CU c y
ssh-keys CU ok - CU c -
ssh-public-keys CU ok - CU c -
steam-support C decl - CU c -
storage-framework-service - ok - - i -
system-backup CU ok - CU c -
system-files CU decl - CU c -
system-observe CU ok - CU c -
system-packages-doc C ok - CU c -
system-source-code CU ok - CU c -
system-trace CU ok - CU c -
tee CU decl - CU c -
thumbnailer-service - ok - - i -
time-control CU ok - CU c -
timeserver-control CU ok - CU c -
timezone-control CU ok - CU c -
tpm CU ok - CU c -
u2f-devices CU ok - CU c -
ubuntu-download-manager - ok - - ia -
ubuntu-pro-control C decl - CU c -
udisks2 C ok - C ic -
uhid CU ok - CU c -
uinput CU decl - CU c -
uio - ok - CU c y
unity7 C ok C CU ca -
unity8-calendar - ok - - i -
unity8-contacts - ok - - i -
unity8 - decl - CU ica -
upower-observe C ok C CU i -
usb-gadget U ok - CU c -
userns CU decl - CU c -
vcio CU ok - CU c -
vsock-guest CU ok - CU c -
vulkan-driver-libs - decl - CU c -
wayland C ok C C ica -
x11 C ok C C ica -
xdg-portal-permission-store CU decl - CU c -
xilinx-dma CU decl - CU c -
`;

/** Where the system's slot depends on the host, and what the evaluated one had. */
export const HOST_DECIDES: Readonly<Record<string, { readonly system: 'classic' | 'core'; readonly because: string }>> =
  {
    'calendar-service': { system: 'classic', because: 'not on Ubuntu 14.04 (calendar_service.go: implicitOnClassic)' },
    'contacts-service': { system: 'classic', because: 'not on Ubuntu 14.04 (contacts_service.go: implicitOnClassic)' },
    'fuse-support': { system: 'classic', because: 'not on Ubuntu 14.04 (fuse_support.go: implicitOnClassic)' },
    'locale-control': { system: 'core', because: 'only with a desktop (locale_control.go: release.OnCoreDesktop)' },
    'steam-support': { system: 'core', because: 'only with a desktop (steam_support.go: release.OnCoreDesktop)' },
    'polkit-agent': {
      system: 'core',
      because: 'only where polkit-agent-helper-1 is (polkit_agent.go: implicitOnCore)',
    },
    polkit: { system: 'core', because: 'only where polkitd is and its folders can be written (polkit.go: StaticInfo)' },
    'upower-observe': { system: 'core', because: 'only where /usr/libexec/upowerd is (upower_observe.go: StaticInfo)' },
  };

type Column = 'implicit' | 'plug' | 'auto' | 'system' | 'app' | 'gadget';

const PREPARED =
  'the slot was given the attribute that the plug has; slots that the system has by itself get none (overlord/ifacestate/implicit.go: makeImplicitSlot)';

/** Cells in which the evaluation looked at something else than we do, with what we say and why. */
export const TABLE_DIFFERENCES: readonly {
  readonly name: string;
  readonly column: Column;
  readonly ours: string;
  readonly because: string;
}[] = [
  { name: 'content', column: 'system', ours: '-', because: PREPARED },
  { name: 'custom-device', column: 'system', ours: '-', because: PREPARED },
  { name: 'posix-mq', column: 'system', ours: '-', because: PREPARED },
  { name: 'shared-memory', column: 'system', ours: '-', because: PREPARED },
  {
    name: 'dbus',
    column: 'system',
    ours: 'CU',
    because:
      'the slot was given a name, as every slot of a snap has (dbus.go: BeforePrepareSlot); the system has no such slot',
  },
  {
    name: 'upower-observe',
    column: 'auto',
    ours: 'CU',
    because:
      'the evaluated host had no upowerd, so no slot on core; where there is one, nothing denies auto-connection',
  },
];
