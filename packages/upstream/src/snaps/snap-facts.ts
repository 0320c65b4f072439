import type { SnapFact } from '@whyblocked/dataset';
import { extensionPlugs } from './extension-plugs.ts';
import type { Snapcraft } from './read-snapcraft.ts';

export interface SnapFacts {
  readonly facts: readonly SnapFact[];
  /** Extensions whose plugs are not known. */
  readonly unknownExtensions: readonly string[];
}

type Sides = 'plug' | 'slot';
type Attributes = Readonly<Record<string, unknown>>;

/** A plug or slot while the declaration is put together. */
interface Declared {
  readonly attributes: Attributes;
  readonly extension?: string | undefined;
}

/**
 * The facts of one declaration. As in snapd (snap/info_snap_yaml.go), an app or hook that names a plug which the snap does not declare
 * declares it, its interface being its name; and a plug that no app and no hook names belongs to all of them. Slots likewise.
 */
export function snapFacts(snapcraft: Snapcraft): SnapFacts {
  const reader = new DeclarationReader(snapcraft);
  return { facts: reader.facts(), unknownExtensions: reader.unknownExtensions };
}

class DeclarationReader {
  readonly unknownExtensions: readonly string[];
  readonly #declared = { plug: new Map<string, Declared>(), slot: new Map<string, Declared>() };
  /** Who names it. */
  readonly #named = { plug: new Set<string>(), slot: new Set<string>() };
  readonly #facts: SnapFact[] = [];
  readonly #hooks = new Set<string>();
  /** Each use once, by whom and of what. */
  readonly #uses = new Set<string>();

  constructor({ base, plugs, slots, apps, hooks, passthrough, ...rest }: Snapcraft) {
    const from = base ?? rest['build-base'] ?? '';
    if (base !== undefined) this.#facts.push({ kind: 'base', base });
    this.#declare('plug', { ...plugs, ...passthrough?.plugs });
    this.#declare('slot', { ...slots, ...passthrough?.slots });
    const extensions = new Map<string, string[]>();
    for (const [app, { passthrough: more, daemon = more?.daemon, ...told }] of Object.entries(apps ?? {})) {
      this.#facts.push({ kind: 'app', app, ...(daemon === undefined ? {} : { daemon }) });
      for (const plug of [...(told.plugs ?? []), ...(more?.plugs ?? [])]) this.#name('plug', plug, { app });
      for (const slot of [...(told.slots ?? []), ...(more?.slots ?? []), ...(told['activates-on'] ?? [])])
        this.#name('slot', slot, { app });
      for (const extension of told.extensions ?? []) {
        extensions.set(extension, [...(extensions.get(extension) ?? []), app]);
      }
    }
    for (const [hook, told] of Object.entries({ ...hooks, ...passthrough?.hooks })) {
      this.#hook(hook);
      for (const plug of told?.plugs ?? []) this.#name('plug', plug, { hook });
      for (const slot of told?.slots ?? []) this.#name('slot', slot, { hook });
    }
    this.unknownExtensions = [...extensions]
      .filter(([extension, users]) => !this.#extend(extension, users, from))
      .map(([extension]) => extension)
      .sort();
  }

  facts(): readonly SnapFact[] {
    const plugs = [...this.#declared.plug].map(
      ([plug, { extension, ...declared }]): SnapFact => ({
        kind: 'plug',
        plug,
        ...interfaceOf(plug, declared),
        ...(this.#named.plug.has(plug) ? {} : { everywhere: true }),
        ...(extension === undefined ? {} : { extension }),
      }),
    );
    const slots = [...this.#declared.slot].map(
      ([slot, declared]): SnapFact => ({
        kind: 'slot',
        slot,
        ...interfaceOf(slot, declared),
        ...(this.#named.slot.has(slot) ? {} : { everywhere: true }),
      }),
    );
    return [...this.#facts, ...plugs, ...slots];
  }

  #declare(side: Sides, all: Readonly<Record<string, unknown>>): void {
    for (const [name, told] of Object.entries(all)) {
      this.#declared[side].set(name, { attributes: attributesOf(told) });
    }
  }

  #hook(hook: string): void {
    if (this.#hooks.has(hook)) return;
    this.#hooks.add(hook);
    this.#facts.push({ kind: 'hook', hook });
  }

  #name(
    side: Sides,
    name: string,
    user: { readonly app: string } | { readonly hook: string },
    extension?: string,
  ): void {
    const by = extension === undefined ? {} : { extension };
    if (!this.#declared[side].has(name)) this.#declared[side].set(name, { attributes: {}, ...by });
    this.#named[side].add(name);
    const key = JSON.stringify([user, side, name]);
    if (this.#uses.has(key)) return;
    this.#uses.add(key);
    // The kind is put together of the same words as its fields.
    this.#facts.push({ kind: `${'app' in user ? 'app' : 'hook'}-${side}`, ...user, [side]: name, ...by } as SnapFact);
  }

  /** What the snap says itself stays; the extension adds what is missing. */
  #extend(extension: string, users: readonly string[], base: string): boolean {
    const added = extensionPlugs(extension, base);
    if (!added) return false;
    for (const [name, attributes] of Object.entries(added.root)) {
      const told = this.#declared.plug.get(name);
      this.#declared.plug.set(
        name,
        told ? { ...told, attributes: { ...attributes, ...told.attributes } } : { attributes, extension },
      );
    }
    for (const app of users) for (const plug of added.app) this.#name('plug', plug, { app }, extension);
    for (const [hook, plugs] of Object.entries(added.hooks)) {
      this.#hook(hook);
      for (const plug of plugs) this.#name('plug', plug, { hook }, extension);
    }
    return true;
  }
}

function attributesOf(told: unknown): Attributes {
  if (typeof told === 'string') return { interface: told };
  return told === null || typeof told !== 'object' ? {} : { ...told };
}

/** The interface, which is the name where nothing else is said, and the other attributes. */
function interfaceOf(name: string, { attributes }: Declared) {
  const { interface: told, ...others } = attributes;
  // What stands there was read as JSON.
  const rest = others as Extract<SnapFact, { kind: 'plug' }>['attributes'];
  return {
    interface: typeof told === 'string' ? told : name,
    ...(Object.keys(others).length === 0 ? {} : { attributes: rest }),
  };
}
