const FOLDERS =
  /^\/dev(?:\/(?:shm|mqueue|hugepages|snd|dri|input|bus|usb|bus\/usb(?:\/[0-9]{3})?|pts|net|disk|mapper|char|block|v4l|serial|fd|dma_heap|vfio|cpu|lxd))?$/;
const FILES_AND_SOCKETS = /^\/dev\/(?:(?:shm|mqueue|hugepages|lxd)\/|(?:log|initctl|core)$)/;

/**
 * Paths in /dev that are certainly no character or block node: folders, shared memory and message queues (file systems of their own), sockets,
 * /dev/core (a link to /proc/kcore).
 */
export function isNoDevice(path: string): boolean {
  return path.endsWith('/') || FOLDERS.test(path) || FILES_AND_SOCKETS.test(path);
}
