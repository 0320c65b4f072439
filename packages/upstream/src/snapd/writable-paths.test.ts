import { describe, expect, it } from 'vitest';
import { readGoPackage } from '../go/go-package.ts';
import { asText, formatted } from '../go/go-text.ts';
import { Interpreter } from '../go/interpret.ts';
import { methodOf } from '../go/method-of.ts';
import { openGoParser } from '../go/parse-go.ts';
import { memoryTree } from '../source/memory-tree.fixture.ts';
import { SnapdOutside } from './snapd-outside.ts';

/** An iterator made up for the test: it goes along the parts of a path, and its methods change it. */
const ITERATOR = `package strutil

type PathIterator struct {
	path  string
	left  int
	right int
	depth int
}

func NewPathIterator(path string) (*PathIterator, error) {
	if filepath.Clean(path) != path {
		return nil, fmt.Errorf("not clean")
	}
	return &PathIterator{path: path}, nil
}

func (iter *PathIterator) Next() bool {
	if iter.right >= len(iter.path) {
		return false
	}
	iter.left = iter.right
	if index := strings.IndexRune(iter.path[iter.right:], '/'); index != -1 {
		iter.right += index + 1
	} else {
		iter.right = len(iter.path)
	}
	iter.depth++
	return true
}

func (iter *PathIterator) Depth() int {
	return iter.depth
}

func (iter *PathIterator) Name() string {
	if iter.path[iter.right-1:iter.right] == "/" {
		return iter.path[iter.left : iter.right-1]
	}
	return iter.path[iter.left:iter.right]
}
`;
const GENERATOR = `package apparmor

func GenWritableProfile(emit func(f string, args ...any), path string, depth int) {
	iter, err := strutil.NewPathIterator(path)
	if err != nil {
		panic(err)
	}
	for iter.Next() {
		if iter.Depth() < depth {
			continue
		}
		emit("%s at %s", iter.Name(), path)
	}
	for p := path; p != "/"; p = filepath.Dir(p) {
		emit("up %s", p)
	}
}
`;

async function calls(path: string): Promise<readonly string[]> {
  const parser = await openGoParser();
  const tree = memoryTree({
    'interfaces/builtin/made.go': `package builtin

type made struct{}

func (iface *made) AppArmorConnectedPlug(spec *Specification, plug *ConnectedPlug, slot *ConnectedSlot) error {
	emit := spec.AddUpdateNSf
	apparmor.GenWritableProfile(emit, ${path}, 2)
	emit("after")
	return nil
}
`,
    'interfaces/apparmor/spec.go': GENERATOR,
    'strutil/pathiter.go': ITERATOR,
  });
  const builtin = readGoPackage(parser, tree, 'interfaces/builtin');
  const outside = new SnapdOutside({
    interfaces: builtin,
    packages: new Map([
      ['apparmor', readGoPackage(parser, tree, 'interfaces/apparmor')],
      ['strutil', readGoPackage(parser, tree, 'strutil')],
    ]),
    folders: new Map(),
  });
  const run = new Interpreter(builtin, outside);
  const method = methodOf(builtin, 'made', 'AppArmorConnectedPlug');
  if (!method) throw new Error('no method');
  run.run(method, { kind: 'struct', type: 'made', fields: new Map() });
  expect([...run.leftOut]).toEqual([]);
  return outside.calls.map(({ method: name, args: [first, ...rest], origin }) => {
    const text = first?.kind === 'text' ? formatted(first, rest.map(asText))?.text : asText(first)?.text;
    return `${name}: ${text} (${origin.at})`;
  });
}

describe('a path that is made writable', () => {
  it('gives the rules themselves where it is known', async () => {
    expect(await calls('"/usr/share/doc"')).toEqual([
      'AddUpdateNSf: usr at /usr/share/doc (GenWritableProfile)',
      'AddUpdateNSf: share at /usr/share/doc (GenWritableProfile)',
      'AddUpdateNSf: doc at /usr/share/doc (GenWritableProfile)',
      'AddUpdateNSf: up /usr/share/doc (GenWritableProfile)',
      'AddUpdateNSf: up /usr/share (GenWritableProfile)',
      'AddUpdateNSf: up /usr (GenWritableProfile)',
      'AddUpdateNSf: after (made.AppArmorConnectedPlug)',
    ]);
  });

  it('stays what it is where only run time knows it', async () => {
    expect(await calls('plug.Name()')).toEqual([
      'WritableMimic: <<plug.name>> (made.AppArmorConnectedPlug)',
      'AddUpdateNSf: after (made.AppArmorConnectedPlug)',
    ]);
  });
});
