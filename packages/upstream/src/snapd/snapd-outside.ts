import { type GoText, text } from '../go/go-text.ts';
import { type GoPointer, type GoUnknown, type GoValue, NIL, textOf, unknown } from '../go/go-value.ts';
import { Interpreter } from '../go/interpret.ts';
import { type Conjunction, factName, type PolicyCondition } from '../go/policy-condition.ts';
import type { CallSite, Evaluated, Outside } from '../go/run.ts';
import { type State, stored, under } from '../go/state.ts';
import type { AttributeShapes } from './attribute-shapes.ts';
import { exclusionPatterns } from './exclusion-patterns.ts';
import type { SnapdSource } from './snapd-source.ts';

/** A call on the specification that a method builds: what it adds, and when. */
export interface SpecCall {
  readonly method: string;
  readonly args: readonly GoValue[];
  readonly conditions: Conjunction;
  readonly origin: { readonly at: string; readonly file: string; readonly line: number };
}

/** A regular expression that an attribute, or each item of it, was matched with. */
export interface MatchedPattern {
  readonly attribute: string;
  readonly item: boolean;
  readonly pattern: string;
  readonly conditions: Conjunction;
}

/** The end of the name of a condition that says whether an attribute matched. */
export const VALID = '.valid';
const ON_CLASSIC: GoValue = {
  kind: 'unknown',
  name: 'on-classic',
  test: { fact: 'system', op: 'eq', value: 'classic' },
};
/** Types of snaps, by what provides a slot. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'snap.TypeOS': 'system',
  'snap.TypeSnapd': 'system',
  'snap.TypeApp': 'app',
  'snap.TypeGadget': 'gadget',
};
/** Functions of other packages are followed as long as they go one way. */
const ONE_WAY = 1;
const APP_SET = 'spec-app-set';
const REGULAR_EXPRESSION = 'regular expression ';
/** AppArmor is there: on other systems there is no policy. */
const LEVELS = new Set(['apparmor_sandbox.Unsupported', 'apparmor.Unsupported']);

/** What the package of interfaces uses of the rest of snapd. */
export class SnapdOutside implements Outside {
  readonly calls: SpecCall[] = [];
  /** Regular expressions that attributes were matched with. */
  readonly patterns: MatchedPattern[] = [];
  readonly #source: SnapdSource;
  readonly #shapes: AttributeShapes;

  constructor(source: SnapdSource, shapes: AttributeShapes = new Map()) {
    this.#source = source;
    this.#shapes = shapes;
  }

  value(name: string): GoValue | undefined {
    // Ubuntu 14.04 is the one release that is asked for, and has none of today's snapd.
    if (name === 'release.ReleaseInfo.VersionID') return text('not 14.04');
    if (name === 'release.OnClassic') return ON_CLASSIC;
    if (LEVELS.has(name)) return text('unsupported');
    const provider = PROVIDERS[name];
    if (provider !== undefined) return text(provider);
    const [pkg = '', member = ''] = name.split('.');
    const folder = pkg === 'dirs' ? this.#source.folders.get(member) : undefined;
    return folder === undefined ? this.#constant(pkg, member) : text(folder);
  }

  function(name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined {
    const { state, at, file, line } = site;
    const only = (value: GoValue): readonly Evaluated[] => [{ state, value }];
    switch (name) {
      case 'apparmor_sandbox.ProbedLevel':
      case 'apparmor.ProbedLevel':
        return only(text('supported'));
      case 'apparmor_sandbox.ParserFeatures':
      case 'apparmor_sandbox.KernelFeatures':
        return only({ kind: 'tuple', items: [unknown('feature'), NIL] });
      case 'apparmor.RegisterSnippetKey':
      case 'RegisterSnippetKey':
        return args[0] && only(args[0]);
      case 'apparmor_sandbox.InsertAAREExclusionPatterns': {
        const inserted = withExclusions(args);
        return inserted && only({ kind: 'tuple', items: [inserted, NIL] });
      }
      case 'strutil.ListContains':
        return args[0]?.kind === 'unknown' && args[0].name === 'feature' && args[1]?.kind === 'text'
          ? only(feature(args[1].text))
          : undefined;
      case 'errors.Is':
        // Only that an attribute is missing is asked for.
        return args[0]?.kind === 'unknown'
          ? only({ ...args[0], test: { fact: args[0].name, op: 'missing' } })
          : only({ kind: 'boolean', value: false });
      case 'regexp.MustCompile':
        return args[0]?.kind === 'text' ? only(unknown(REGULAR_EXPRESSION + args[0].text)) : undefined;
      case 'resolveSpecialVariable':
        return args[0] && args[1]?.kind === 'unknown' ? only(anyFolder(args[1].name.slice(0, 4), args[0])) : undefined;
      case 'MountInfo.isType':
        return asksType(args, (fact, value) => ({ fact, op: 'contains', value }), state);
      case 'MountInfo.hasType':
        return asksType(args, (fact) => ({ fact, op: 'exists' }), state);
      case 'optionIncompatibleWithFsType':
        return args[0]?.kind === 'unknown' ? only(unknown(`${args[0].name}.without-type`)) : undefined;
      case 'expandMountWhereVariable':
        return expandedOrPlain(args[0], state);
      case 'parseStringList':
        return args[0]?.kind === 'unknown' && args[1]?.kind === 'text'
          ? only({ kind: 'tuple', items: [unknown(`${args[0].name}.${args[1].text}`), NIL] })
          : undefined;
      case 'strutil.NewPathIterator':
        return this.#made('strutil', 'NewPathIterator', args, site);
      case 'apparmor.GenWritableProfile':
      case 'apparmor.GenWritableFileProfile': {
        // The rules for a path that is known; of any other, that it is made writable.
        const path = textOf(args[1]);
        if (path !== undefined && !path.includes('<<')) {
          const followed = this.#followed('apparmor', name.slice('apparmor.'.length), args, site);
          if (followed) return followed;
        }
        this.calls.push({
          method: 'WritableMimic',
          args: args.slice(1),
          conditions: state.conditions,
          origin: { at, file, line },
        });
        return only(NIL);
      }
      case 'slotAppLabelExpr':
        return only(unknown('slot-label'));
      case 'plugAppLabelExpr':
        return only(unknown('plug-label'));
      case 'aareExclusivePatterns':
        return only({ kind: 'unknown', name: 'other-names', sure: true });
      case 'apparmorGenerateAAREExclusionPatterns':
        return only({ kind: 'tuple', items: [otherNames(args), NIL] });
      case 'filterAllowedKernelMountOptions':
        return args[0] && only(args[0]);
      default:
        if (name.startsWith('interfaces.PlugServices') || name === 'dirs.StripRootDir') return args[0] && only(args[0]);
        return this.#text(name, args, state);
    }
  }

  /** `plug.Attr("read", &read)` binds the variable to the attribute, in each of the shapes that it may have. */
  #attribute(side: string, [name, target]: readonly GoValue[], { state }: CallSite): readonly Evaluated[] | undefined {
    if (name?.kind !== 'text') return undefined;
    const value = unknown(`${side}.attr.${name.text}`);
    const failure: GoValue = { ...value, failure: true };
    if (target?.kind !== 'pointer') return [{ state, value: failure }];
    const ways = (this.#shapes.get(value.name) ?? []).flatMap(({ conditions, text: shape, item }) => {
      const after = conditions.reduce<State | undefined>((now, condition) => now && under(now, condition), state);
      const held: GoValue = item ? { ...value, item: shape } : shape;
      return after ? [{ state: stored(after, target.place, held), value: failure }] : [];
    });
    return ways.length > 0 ? ways : [{ state: stored(state, target.place, value), value: failure }];
  }

  /** A method of a thing that another package made. */
  object(of: GoPointer, name: string, args: readonly GoValue[], { state, run }: CallSite) {
    const held = state.memory.get(of.place);
    if (held?.kind !== 'struct') return undefined;
    for (const pkg of this.#source.packages.values()) {
      const declaration = pkg.methods.get(`${held.type}.${name}`);
      if (declaration) return run.within(pkg).call({ kind: 'function', ...declaration, receiver: of }, args, state);
    }
    return undefined;
  }

  #followed(folder: string, name: string, args: readonly GoValue[], { state, run }: CallSite) {
    const pkg = this.#source.packages.get(folder);
    const declaration = pkg?.functions.get(name);
    return pkg && declaration && run.within(pkg).call({ kind: 'function', ...declaration }, args, state);
  }

  /** What a function makes, held by its address: its methods change it. */
  #made(folder: string, name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined {
    return this.#followed(folder, name, args, site)?.map(({ value, state }) => {
      const [made, ...others] = value.kind === 'tuple' ? value.items : [value];
      const place = `object:${site.run.newFrame({ name, file: '' }).id}`;
      const pointer: GoPointer = { kind: 'pointer', place };
      if (made?.kind !== 'struct') return { value, state };
      const whole: GoValue = others.length === 0 ? pointer : { kind: 'tuple', items: [pointer, ...others] };
      return { value: whole, state: stored(state, place, made) };
    });
  }

  /** A function of another package that comes to a text. */
  #text(name: string, args: readonly GoValue[], state: State): readonly Evaluated[] | undefined {
    const [folder = '', member = ''] = name.split('.');
    const pkg = this.#source.packages.get(folder);
    const declaration = pkg?.functions.get(member);
    if (!pkg || !declaration) return undefined;
    const run = new Interpreter(pkg, this, ONE_WAY);
    const [only, ...others] = run.call({ kind: 'function', ...declaration }, args, state);
    return only?.value.kind === 'text' && others.length === 0 && run.leftOut.size === 0 ? [only] : undefined;
  }

  /** A constant of another package. */
  #constant(name: string, member: string): GoValue | undefined {
    const pkg = this.#source.packages.get(name);
    const declared = pkg?.values.get(member);
    if (!pkg || !declared) return undefined;
    const value = new Interpreter(pkg, this).constant(declared.node);
    return value.kind === 'text' || value.kind === 'number' ? value : undefined;
  }

  method(of: GoUnknown, name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined {
    const { state } = site;
    const only = (value: GoValue): readonly Evaluated[] => [{ state, value }];
    if (of.name === 'spec' && name === 'SnapAppSet') return only(unknown(APP_SET));
    const [, side] = of.name === APP_SET ? (/^(Plug|Slot)LabelExpression$/.exec(name) ?? []) : [];
    if (side !== undefined) return only(unknown(`${side.toLowerCase()}-label`));
    if (of.name === 'spec') {
      const { at, file, line } = site;
      this.calls.push({ method: name, args, conditions: state.conditions, origin: { at, file, line } });
      return only(NIL);
    }
    if (of.name === 'plug' || of.name === 'slot') {
      if (/^(Static)?Attr$/.test(name)) return this.#attribute(of.name, args, site);
      if (name === 'Lookup') return lookUp(of.name, args, site);
      if (name === 'LabelExpression') return only(unknown(`${of.name}-label`));
    }
    if (of.name.startsWith(REGULAR_EXPRESSION)) {
      const [matched] = args;
      if (matched?.kind !== 'unknown' || name !== 'MatchString') return only(unknown('matches'));
      const pattern = of.name.slice(REGULAR_EXPRESSION.length);
      this.patterns.push({
        attribute: matched.name,
        item: matched.sure === true,
        pattern,
        conditions: state.conditions,
      });
      return only(unknown(matched.name + VALID));
    }
    if (/^(plug|slot)\.snap$/.test(of.name)) {
      if (name === 'InstanceName' || name === 'SnapName') return only(unknown(`${of.name.slice(0, 4)}-snap`));
      if (name === 'Type' && of.name === 'slot.snap') return only(unknown('provider'));
      if (name.startsWith('ExpandSnapVariables')) return expanded(of.name.slice(0, 4), args[0], state);
    }
    return undefined;
  }
}

function lookUp(side: string, [name]: readonly GoValue[], { state }: CallSite): readonly Evaluated[] | undefined {
  if (name?.kind !== 'text') return undefined;
  const value = unknown(`${side}.attr.${name.text}`);
  const there: GoUnknown = { ...value, test: { fact: value.name, op: 'exists' } };
  return [{ state, value: { kind: 'tuple', items: [value, there] } }];
}

/** Where the folders are that a path may begin with. */
const SNAP_FOLDERS: readonly (readonly [string, (side: string) => string])[] = [
  ['$SNAP_COMMON/', (side) => `/var/snap/<<${side}-snap>>/common/`],
  ['$SNAP_DATA/', (side) => `/var/snap/<<${side}-snap>>/<<${side}-revision>>/`],
  ['$SNAP/', (side) => `/snap/<<${side}-snap>>/<<${side}-revision>>/`],
];

/** A path with its variable filled in; of a path that only run time knows, one for each variable. */
function expanded(side: string, path: GoValue | undefined, state: State): readonly Evaluated[] | undefined {
  if (path?.kind === 'text') {
    const [, variable = '', rest = ''] = /^(\$\w+(?:\/|$))?([\s\S]*)$/.exec(path.text) ?? [];
    const folder = SNAP_FOLDERS.find(([name]) => name === `${variable.replace(/\/$/, '')}/`)?.[1](side) ?? variable;
    return [{ state, value: text((folder + rest).replace(/(?<=.)\/$/, '')) }];
  }
  if (path?.kind !== 'unknown') return undefined;
  // The part of a path that is its variable, or a path as a whole.
  const whole = path.name.replace(/\.rest$/, '');
  return SNAP_FOLDERS.flatMap(([variable, folder]) => {
    const after = whole === path.name ? under(state, { fact: factName(whole), op: 'starts', value: variable }) : state;
    const expansion = whole === path.name ? `${folder(side)}<<${whole}.rest>>` : folder(side).slice(0, -1);
    return after ? [{ state: after, value: text(expansion) }] : [];
  });
}

/** A path that begins with one of the variables, or with the first of them when it has none: all in one pattern. */
function anyFolder(side: string, path: GoValue): GoValue {
  const known = textOf(path);
  if (known !== undefined && !known.startsWith('$'))
    return text(`/snap/<<${side}-snap>>/<<${side}-revision>>/${known}`);
  if (path.kind !== 'unknown') return unknown(`${side}-path`);
  const folders = SNAP_FOLDERS.map(([, folder]) => folder(side).slice(1, -1)).reverse();
  return text(`/{${folders.join(',')}}/<<${path.name}.rest>>`);
}

/** What is asked of the kinds of file system of a mount. */
function asksType(
  [mount, type]: readonly GoValue[],
  condition: (fact: string, type: string) => PolicyCondition,
  state: State,
): readonly Evaluated[] | undefined {
  const types = mount?.kind === 'struct' ? mount.fields.get('types') : undefined;
  if (types?.kind !== 'unknown') return undefined;
  const test = condition(types.name, textOf(type) ?? '');
  return [{ state, value: { kind: 'unknown', name: types.name, test } }];
}

/** A place to mount on, which need not begin with a variable. */
function expandedOrPlain(path: GoValue | undefined, state: State): readonly Evaluated[] | undefined {
  const ways =
    path?.kind === 'unknown'
      ? expanded('plug', path, state)?.filter(({ value }) => textOf(value)?.startsWith('/var/'))
      : undefined;
  const plain = path?.kind === 'unknown' && under(state, { fact: factName(path.name), op: 'starts-not', value: '$' });
  if (!ways || !plain || !path) return undefined;
  return [...ways, { state: plain, value: path }].map((way) => ({
    ...way,
    value: { kind: 'tuple', items: [way.value, NIL] },
  }));
}

/** Rules on the files of all snaps but one, whose names only the host knows. */
function otherNames([, options]: readonly GoValue[]): GoValue {
  const field = (name: string): string => {
    const value = options?.kind === 'struct' ? options.fields.get(name) : undefined;
    return value?.kind === 'text' ? value.text : '';
  };
  return text(`${field('Prefix')}/<<other-names>>${field('Suffix')}\n`);
}

function feature(name: string): GoUnknown {
  const fact = `feature.${name}`;
  return { kind: 'unknown', name: fact, test: { fact, op: 'eq', value: true } };
}

/** A placeholder in a text stands for rules on all paths but some. */
function withExclusions([whole, patterns, options]: readonly GoValue[]): GoText | undefined {
  if (whole?.kind !== 'text' || patterns?.kind !== 'list' || options?.kind !== 'struct') return undefined;
  const field = (name: string): string => {
    const value = options.fields.get(name);
    return value?.kind === 'text' ? value.text : '';
  };
  const excluded = patterns.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  const [prefix, suffix] = [field('Prefix'), field('Suffix')];
  return exclusionPatterns(whole, excluded, prefix, suffix);
}
