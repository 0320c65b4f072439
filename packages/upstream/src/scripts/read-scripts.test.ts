import { beforeAll, describe, expect, it } from 'vitest';
import { openParser, type SyntaxParser } from '../syntax/open-parser.ts';
import { readPython } from './read-python.ts';
import { readShell } from './read-shell.ts';
import { HOLE } from './script-reading.ts';

const ALL_OF_L = '{L[@]}';

let bash: SyntaxParser;
let python: SyntaxParser;
beforeAll(async () => {
  bash = await openParser('bash');
  python = await openParser('python');
});

function shell(text: string, files: Readonly<Record<string, string>> = {}) {
  return readShell(bash, text, (path) => files[path]);
}
function py(text: string, files: Readonly<Record<string, string>> = {}) {
  return readPython(python, text, (path) => files[path]);
}

describe('readShell', () => {
  it.each([
    ['a variable', 'K="$SNAP/k.wrapper"\n$K get "pod a"', [['$SNAP/k.wrapper', 'get', 'pod a']]],
    [
      'a loop over an array',
      `L=("a" "b")\nfor one in $${ALL_OF_L}; do run $one; done`,
      [
        ['run', 'a'],
        ['run', 'b'],
      ],
    ],
    ['arguments of a function', 'f() { run "$1" "x$2"; }\nf a b', [['run', 'a', 'xb']]],
    ['a default', `run \${1:-dns}`, [['run', 'dns']]],
    ['what only run time knows', 'run "$(date)" "v$1"', [['date'], ['run', HOLE, `v${HOLE}`]]],
    ['both ways of a condition', 'if x; then V=a; else V=b; fi\nrun $V', [['x'], ['run', 'a'], ['run', 'b']]],
    ['a function that is not called', 'f() { run; }\ntrue', [['true']]],
    ['a variable that is set further down', 'f() { run $V; }\nV=a\nf', [['run', 'a']]],
  ])('follows %s', (_, text, commands) => {
    const read = shell(text).commands.toSorted();
    expect(read).toEqual(commands.toSorted());
  });

  it('takes a file of the repository along, once, however it sources itself', () => {
    const again = 'source "$(dirname $0)/more.sh"\n';
    const read = shell('D=$(dirname $0)\nsource $D/more.sh\nhelp_me', {
      'more.sh': `${again}${again}help_me() { run more; }`,
    });
    expect(read.commands).toContainEqual(['run', 'more']);
    expect(read.complete).toBe(true);
  });

  it('tells what people see from what goes elsewhere', () => {
    const read = shell(
      'echo "see $X"\necho piped | tr a b\necho kept > "$D/file"\nY=$(echo inside)\ncat <<EOF\nshown\nEOF\ncat <<EOF | apply\nhidden\nEOF\n',
    );
    expect(read.printed.join('|')).toContain('see $X');
    expect(read.printed.join('|')).toContain('shown');
    for (const word of ['piped', 'kept', 'inside', 'hidden']) expect(read.printed.join('|')).not.toContain(word);
    expect(read.doesMore).toBe(true);
    expect(shell('echo "a" >&2\nls > /dev/null').doesMore).toBe(false);
  });

  it('ends, whatever it is given', () => {
    expect(shell('f() { f "$1$1"; g; }\ng() { f; }\nf a').complete).toBe(true);
    expect(shell('if then fi ((').complete).toBe(false);
    expect(shell(`${'$('.repeat(1000)}ls${')'.repeat(1000)}`).complete).toBe(false);
    const doubling = Array.from({ length: 200 }, () => 'X="$X$X"').join('\n');
    expect(shell(`X=abc\n${doubling}\nrun "$X"`).commands.every((words) => words.join('').length < 20_000)).toBe(true);
    const many = Array.from({ length: 40 }, (_, index) => `A=${index}\nB=${index}`).join('\n');
    expect(shell(`${many}\nrun $A $B $A $B`).commands.length).toBeLessThan(100);
  });
});

describe('readPython', () => {
  it.each([
    [
      'a list with a path',
      'S = Path(os.getenv("S") or "/s")\nrun([S / "k.wrapper", "get"])',
      [
        [`${HOLE}/k.wrapper`, 'get'],
        ['/s/k.wrapper', 'get'],
      ],
    ],
    [
      'a text that is split',
      'K = os.path.expandvars("$SNAP/k")\nsubprocess.call(f"{K} get {x}".split())',
      [['$SNAP/k', 'get', HOLE]],
    ],
    ['format', 'subprocess.run(["{}/k".format("a"), "-n={}".format("b")])', [['a/k', '-n=b']]],
    [
      'a default of click',
      '@click.option("--dns-addon", default="core/dns")\ndef main(dns_addon):\n    run(["enable", dns_addon])\nmain()',
      [['enable', 'core/dns']],
    ],
    [
      'a loop over what a call gives',
      'def each(names=("a",)):\n    for name in names:\n        run(["enable", name])\neach(names=("b",))',
      [
        ['enable', 'a'],
        ['enable', 'b'],
      ],
    ],
    [
      'a list that grows',
      'args = ["-a"]\nargs.extend(["-b"])\nrun(["k", *args])',
      [
        ['k', '-a'],
        ['k', '-b'],
      ],
    ],
    [
      'attributes and methods',
      'class H:\n    def __init__(self):\n        self.k = "k"\n    def go(self):\n        subprocess.run([self.k, "x"])\nH().go()',
      [['k', 'x']],
    ],
    [
      'a wrapper of the snap that a function of its own runs',
      'def do(*words):\n    pass\ndo("microk8s-enable.wrapper", "dns")',
      [['microk8s-enable.wrapper', 'dns']],
    ],
    ['a function that nobody names', 'def f():\n    run(["x"])\n', []],
    ['an address', 'urllib.request.urlopen("https://example.com/a")', [['urlopen', 'https://example.com/a']]],
  ])('follows %s', (_, text, commands) => {
    const read = py(`import os, subprocess\nfrom subprocess import run\n${text}`);
    expect(read.commands.toSorted()).toEqual(commands.toSorted());
  });

  it('reads a module beside it', () => {
    expect(py('from more import go\ngo()', { 'more.py': 'def go():\n    subprocess.run(["x"])\n' }).commands).toEqual([
      ['x'],
    ]);
  });

  it('tells printing from doing', () => {
    expect(py('import sys\nprint("gone")\nsys.exit(1)')).toMatchObject({
      printed: ['gone'],
      doesMore: false,
      commands: [],
    });
    expect(py('open("x", "w").write("y")').doesMore).toBe(true);
  });

  it('ends, whatever it is given', () => {
    expect(py('def f():\n    f()\nf()').complete).toBe(true);
    expect(py('def (').complete).toBe(false);
    const deep = `x = ${'['.repeat(800)}${']'.repeat(800)}\nrun(${'f('.repeat(800)}${')'.repeat(800)})`;
    expect(() => py(deep)).not.toThrow();
    const doubling = Array.from({ length: 200 }, () => 'a = a + a\nb = [b, b]').join('\n');
    expect(
      py(`a = "x"\nb = ["y"]\n${doubling}\nrun([a, *b])`).commands.every((words) => words.join('').length < 60_000),
    ).toBe(true);
  });
});
