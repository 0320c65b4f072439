import { beforeAll, describe, expect, it } from 'vitest';
import { openParser } from '../syntax/open-parser.ts';
import { type AddonParsers, readEnableScript } from './enable-script.ts';

let parsers: AddonParsers;
beforeAll(async () => {
  parsers = { bash: await openParser('bash'), python: await openParser('python') };
});

const BASH = '#!/usr/bin/env bash\n';
const PYTHON = '#!/usr/bin/env python3\nimport subprocess\n';

function needsOf(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { needs } = readEnableScript(parsers, text, (path) => files[path]);
  return needs.map(({ what, name }) => (name === undefined ? what : `${what} ${name}`));
}

describe('readEnableScript', () => {
  it.each([
    ['$SNAP/microk8s-enable.wrapper core/dns host-access:ip=192.0.2.1', ['addon core/dns', 'addon host-access']],
    ['sudo modprobe nvme-tcp', ['module nvme_tcp']],
    ['run_with_sudo X=1 apt-get install -y "linux-modules-extra-$(uname -r)"', ['package linux-modules-extra']],
    ['snap install kata-containers --classic', ['snap kata-containers']],
    ['systemctl restart snap.microk8s.daemon-containerd', []],
    ['if ! systemctl is-enabled iscsid | grep enabled; then exit; fi', ['service iscsid']],
    ['echo "Run: sudo apt update && sudo apt install -y nfs-common"', ['package nfs-common']],
    ['echo "lamp requires heater to be enabled."', ['addon heater']],
    ['grep -q HugePages_Total "/proc/meminfo"; cat "/sys/kernel/mm/hugepages"', ['huge-pages']],
    ['fetch_as https://user@Example.com:443/a.tgz "$D"', ['internet example.com']],
    ['H="$SNAP/microk8s-helm3.wrapper"\n$H repo add x https://charts.example.com', ['internet charts.example.com']],
    [
      '$SNAP/microk8s-helm3.wrapper install x --repo=https://charts.example.com --set url=https://other.example.com',
      ['internet charts.example.com'],
    ],
    ['$SNAP/microk8s-helm3.wrapper install x "oci://$1/x"', ['internet']],
    ['$SNAP/microk8s-helm3.wrapper dependency update', ['internet']],
    ['$SNAP/microk8s-kubectl.wrapper apply -f https://example.com/a.yaml', ['internet example.com']],
    ['lspci -s 0', ['command lspci']],
    ['if command -v docker; then docker run x; fi', []],
    ['sed -i s/a/b/ "$F"; my_function; restart_service kubelet', []],
  ])('finds what bash asks for: %s', (line, needs) => {
    expect(needsOf(`${BASH}${line}\n`)).toEqual(needs);
  });

  it('finds what Python asks for, in a shell that it starts, too', () => {
    expect(
      needsOf(
        `${PYTHON}subprocess.run(["sudo", "modprobe", "rbd"])\nsubprocess.run(["/bin/sh", "-c", f"{X} && lspci | {Y}"])\n`,
      ),
    ).toEqual(['module rbd', 'command lspci']);
  });

  it('follows scripts of its own folder', () => {
    expect(needsOf(`${BASH}D=$(dirname $0)\nbash "$D/install.sh"\n`, { 'install.sh': `${BASH}modprobe rbd` })).toEqual([
      'module rbd',
    ]);
  });

  it.each([
    ['prints and nothing else', `${BASH}set -e\necho gone\n`, true],
    ['writes a file', `${BASH}echo gone > "$SNAP_DATA/args/x"\n`, false],
    ['runs something', `${BASH}echo gone\nkubectl delete x\n`, false],
    ['prints in Python', `${PYTHON}print("gone")\n`, true],
    ['writes in Python', `${PYTHON}open("x", "w").write("y")\n`, false],
  ])('knows one that %s', (_, text, onlyPrints) => {
    expect(readEnableScript(parsers, text, () => undefined).onlyPrints).toBe(onlyPrints);
  });

  it('hands over only where it does nothing else', () => {
    const over = (lines: string) => readEnableScript(parsers, `${BASH}${lines}\n`, () => undefined).handsOverTo;
    expect(over('echo x\n"$SNAP/microk8s-enable.wrapper" light $1')).toBe('light');
    expect(over('$(dirname $0)/../light/enable "$@"')).toBe('light');
    expect(over('"$SNAP/microk8s-enable.wrapper" light dns')).toBeUndefined();
    expect(over('"$SNAP/microk8s-enable.wrapper" light\nkubectl apply -f x')).toBeUndefined();
  });

  it('does not take a script of another language for one that needs nothing', () => {
    expect(readEnableScript(parsers, '#!/usr/bin/perl\n', () => undefined).complete).toBe(false);
    expect(readEnableScript(parsers, 'echo', () => undefined).complete).toBe(false);
  });
});
