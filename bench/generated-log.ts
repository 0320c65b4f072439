import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seededRandom } from './seeded-random.ts';

const FOLDER = new URL('./generated/', import.meta.url);
const PATHS: readonly ((n: number) => string)[] = [
  (n) => `/proc/${n + 100}/mountinfo`,
  (n) => `/sys/devices/pci0000:00/0000:00:${(n % 240).toString(16).padStart(2, '0')}.0/usb${n}/busnum`,
  (n) => `/etc/thing${n}.conf`,
  (n) => `/home/ada/.config/thing${n}/state`,
  (n) => `/run/udev/data/c81:${n}`,
  (n) => `/dev/video${n}`,
  (n) => `/var/lib/thing${n}/state`,
  (n) => `/sys/class/net/eth${n}/address`,
];
const OPERATIONS = ['open', 'mknod', 'unlink', 'file_lock'];
const MASKS = ['r', 'wc', 'd', 'k'];
const NOISE: readonly ((n: number) => string)[] = [
  (n) => `systemd[1]: Started session-${n}.scope - Session ${n} of User ada.`,
  (n) => `kernel: [${n}.123456] usb 1-1: new high-speed USB device number ${n % 127} using xhci_hcd`,
  (n) =>
    `containerd[1203]: time="2024-03-01T10:00:00Z" level=info msg="StartContainer for \\"${n.toString(16).padStart(64, '0')}\\" returns successfully"`,
  (n) =>
    `kubelite[2214]: I0301 10:00:00.${n % 1000000} 2214 reconciler_common.go:245] "operationExecutor.VerifyControllerAttachedVolume started" pod="default/web-${n}"`,
  (n) => `NetworkManager[811]: <info>  [1709287200.${n % 10000}] device (eth0): carrier: link connected`,
  (n) => `CRON[${n}]: (root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)`,
];

/** All denials: 300,000 lines, 3,000 different accesses of 40 snaps. */
export async function denseLog(): Promise<string> {
  return generated('dense.log', (random, line) => (line < 300_000 ? denial(random, line) : null));
}

/** 2 % denials among what a node writes: as many lines as fill `sizeBytes`. */
export async function sparseLog(sizeBytes: number): Promise<string> {
  let bytes = 0;
  return generated(`sparse-${sizeBytes}.log`, (random, line) => {
    if (bytes >= sizeBytes) return null;
    const text =
      line % 50 === 49 ? denial(random, line) : `Mar  1 10:00:00 node ${pick(NOISE, random)(random(1_000_000))}`;
    bytes += text.length + 1;
    return text;
  });
}

function denial(random: (below: number) => number, line: number): string {
  const access = random(3_000);
  const path = (PATHS[access % PATHS.length] as (n: number) => string)(access);
  const seconds = (100 + line * 0.013).toFixed(6).padStart(12);
  const mask = MASKS[access % MASKS.length];
  return `[${seconds}] audit: type=1400 audit(${(1709287200 + line * 0.013).toFixed(3)}:${line}): apparmor="DENIED" operation="${OPERATIONS[access % OPERATIONS.length]}" profile="snap.thing${access % 40}.main" name="${path}" pid=${1000 + random(60_000)} comm="thing" requested_mask="${mask}" denied_mask="${mask}" fsuid=1000 ouid=${access % 3 === 0 ? 1000 : 0}`;
}

function pick<T>(list: readonly T[], random: (below: number) => number): T {
  return list[random(list.length)] as T;
}

async function generated(
  name: string,
  lineAt: (random: (below: number) => number, line: number) => string | null,
): Promise<string> {
  const path = fileURLToPath(new URL(name, FOLDER));
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  const random = seededRandom(7);
  const out = createWriteStream(`${path}.part`);
  let batch: string[] = [];
  for (let line = 0, text = lineAt(random, 0); text !== null; text = lineAt(random, ++line)) {
    batch.push(text);
    if (batch.length === 5_000) {
      if (!out.write(`${batch.join('\n')}\n`)) await once(out, 'drain');
      batch = [];
    }
  }
  out.end(batch.length > 0 ? `${batch.join('\n')}\n` : '');
  await once(out, 'finish');
  renameSync(`${path}.part`, path);
  return path;
}
