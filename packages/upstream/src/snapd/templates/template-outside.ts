import type { GoPackage } from '../../go/go-package.ts';
import { asText, formatted, type GoText, text } from '../../go/go-text.ts';
import { type GoSink, type GoUnknown, type GoValue, holeName, NIL, unknown } from '../../go/go-value.ts';
import { Interpreter } from '../../go/interpret.ts';
import { parametersOf } from '../../go/parameters.ts';
import type { CallSite, Evaluated, Outside } from '../../go/run.ts';
import { under } from '../../go/state.ts';
import { backendCall, RELEASE_VERSION } from './backend-calls.ts';
import { contentsIn } from './file-contents.ts';
import { flagOfMethod } from './flag-of-method.ts';
import { filled } from './placeholders.ts';
import type { PolicyLanguage, PolicyText } from './policy-text.ts';
import { matched, snapField, snapMethod } from './snap-values.ts';

const ON_CLASSIC: GoValue = {
  kind: 'unknown',
  name: 'on-classic',
  test: { fact: 'system', op: 'eq', value: 'classic' },
};
const REGULAR_EXPRESSION = 'regular expression ';

/** What the packages that put profiles together use of the rest of snapd; notes the texts that they put together. */
export class TemplateOutside implements Outside {
  readonly texts: PolicyText[] = [];
  readonly placesLiterals = true;
  readonly #language: PolicyLanguage;
  readonly #pkg: GoPackage;
  readonly #file: GoText | undefined;
  readonly #others: ReadonlyMap<string, GoPackage>;

  constructor(
    pkg: GoPackage,
    others: ReadonlyMap<string, GoPackage>,
    language: PolicyLanguage,
    /** What is in the file that a function reads. */
    file?: GoText,
  ) {
    this.#file = file;
    this.#pkg = pkg;
    this.#others = others;
    this.#language = language;
  }

  value(name: string): GoValue | undefined {
    if (name === 'release.OnClassic') return ON_CLASSIC;
    // Ubuntu 14.04 is the one release that is asked for, and has none of today's snapd.
    if (name === 'release.ReleaseInfo.VersionID') return unknown(RELEASE_VERSION);
    const [folder = '', member = ''] = name.split('.');
    const pkg = this.#others.get(folder);
    // A level of support is told apart by its name.
    if (pkg?.counted.get(member)?.type === 'LevelType') return text(holeName(member));
    if (!pkg?.values.has(member)) return undefined;
    const value = new Interpreter(pkg, this).named(member);
    return value.kind === 'text' || value.kind === 'number' ? value : undefined;
  }

  function(name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined {
    const { state } = site;
    switch (name) {
      case 'regexp.MustCompile':
        return args[0]?.kind === 'text' ? [{ state, value: unknown(REGULAR_EXPRESSION + args[0].text) }] : undefined;
      case 'os.ReadFile':
      case 'ioutil.ReadFile':
        return this.#file && [{ state, value: { kind: 'tuple', items: [this.#file, NIL] } }];
      case 'osutil.EnsureDirState':
        for (const content of contentsIn(args[2] ?? NIL)) this.#note(content, site, this.#language);
        if (args[2]?.kind !== 'map' && args[2]?.kind !== 'nil') {
          site.run.leftOut.add(`${site.at}: the files that are written are not known`);
        }
        return undefined;
      case 'GenWritableProfile':
      case 'GenWritableFileProfile': {
        const path = asText(args[1]);
        if (path) this.#note(path, site, 'writable-mimic');
        else site.run.leftOut.add(`${site.at}: the path to make writable is not known`);
        return [{ state, value: NIL }];
      }
      case 'snippetFromLayout': {
        const declaration = this.#pkg.functions.get(name);
        if (!declaration) return undefined;
        const ways = site.run.call({ kind: 'function', ...declaration }, args, state);
        for (const way of ways) {
          const snippet = asText(way.value);
          if (snippet) this.#note(snippet, { ...site, state: way.state }, 'apparmor');
        }
        return ways;
      }
      default:
        return backendCall(name, args, site);
    }
  }

  method(of: GoUnknown, name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined {
    const { state } = site;
    if (of.name === 'spec') return this.#specification(of, name, args, site);
    if (of.name.startsWith(REGULAR_EXPRESSION)) {
      return this.#matching(of.name.slice(REGULAR_EXPRESSION.length), name, args, site);
    }
    const value = snapMethod(of, name, args);
    return value && [{ state, value }];
  }

  field(of: GoUnknown, name: string): GoValue | undefined {
    return snapField(of, name);
  }

  /** What is put together with the snippets of interfaces: they themselves are not of the template. */
  buffer(at: string): GoSink | undefined {
    const declaration = this.#pkg.functions.get(at) ?? this.#pkg.methods.get(at);
    const takes = declaration && parametersOf(declaration.node).some((parameter) => isSnippets(parameter.name));
    return takes ? SNIPPETS : undefined;
  }

  poured(_sink: GoSink, added: GoText | GoSink, site: CallSite): void {
    if (added.kind === 'sink') this.#note(text(this.#language), site, 'snippets');
    else this.#note(added, site, this.#language);
  }

  #note(added: GoText, { state, at, file, line }: CallSite, language: PolicyText['language'], replaces?: string): void {
    this.texts.push({
      language,
      text: added,
      conditions: state.conditions,
      origin: { at, file, line },
      ...(replaces === undefined ? {} : { replaces }),
    });
  }

  #specification(
    of: GoUnknown,
    name: string,
    args: readonly GoValue[],
    site: CallSite,
  ): readonly Evaluated[] | undefined {
    const { state, run } = site;
    const only = (value: GoValue): readonly Evaluated[] => [{ state, value }];
    const [first, ...rest] = args;
    switch (name) {
      case 'SnippetForTag':
        return only(SNIPPETS);
      case 'UsePromptPrefix':
        return only(unknown('host.prompting'));
      case 'AddUpdateNS':
      case 'AddUpdateNSf': {
        const added = first?.kind === 'text' ? formatted(first, rest.map(asText)) : undefined;
        if (added) this.#note(added, site, 'apparmor-update-ns');
        else run.leftOut.add(`${site.at}: the text of ${name} is not known`);
        return only(NIL);
      }
      case 'AddSnippet':
      case 'AddDeduplicatedSnippet':
        if (first?.kind === 'text') this.#note(first, site, 'apparmor');
        else run.leftOut.add(`${site.at}: the text of ${name} is not known`);
        return only(NIL);
      case 'AddBasePrioritizedSnippet': {
        const key = asText(rest[0])?.text;
        if (first?.kind === 'text' && key !== undefined) this.#note(first, site, 'apparmor', key);
        else run.leftOut.add(`${site.at}: the text of ${name} is not known`);
        return only(NIL);
      }
      default:
        break;
    }
    const declaration = this.#pkg.methods.get(`Specification.${name}`);
    if (!declaration || /^Add\w*Snippet$/.test(name)) {
      run.leftOut.add(`${site.at}: ${name} of the specification is not followed`);
      return undefined;
    }
    const flag = flagOfMethod(this.#pkg, declaration);
    if (!flag) return run.call({ kind: 'function', ...declaration, receiver: of }, args, state);
    return [true, false].flatMap((value): readonly Evaluated[] => {
      const after = under(state, { fact: `flag.${flag.name}`, op: 'eq', value });
      return after ? [{ state: after, value: value ? flag.set : flag.unset }] : [];
    });
  }

  #matching(pattern: string, name: string, args: readonly GoValue[], site: CallSite): readonly Evaluated[] | undefined {
    const { state, run } = site;
    const [first, second] = args;
    if (name === 'MatchString' && first?.kind === 'unknown') {
      return [{ state, value: matched(pattern, first) }];
    }
    // Snippets are filled in where they are read.
    if (name.startsWith('ReplaceAll') && first?.kind === 'sink') return [{ state, value: first }];
    if (name !== 'ReplaceAllStringFunc') return undefined;
    if (first?.kind !== 'text' || second?.kind !== 'function') {
      run.leftOut.add(`${site.at}: the text with placeholders is not known`);
      return undefined;
    }
    const placeholders = new Set([...first.text.matchAll(new RegExp(pattern, 'g'))].map(([whole]) => whole));
    const fillings = new Map(
      [...placeholders].map((placeholder) => {
        const ways = run.call(second, [text(placeholder)], state).flatMap((way) => {
          // What is poured into the snippets is told where it is.
          const filling = way.value.kind === 'sink' ? text('') : asText(way.value);
          if (way.value.kind === 'sink') this.poured(SNIPPETS, way.value, { ...site, state: way.state });
          if (!filling) run.leftOut.add(`${site.at}: what ${placeholder} stands for is not known`);
          return [{ text: filling ?? text(''), conditions: way.state.conditions }];
        });
        return [placeholder, ways] as const;
      }),
    );
    for (const part of filled(first, state.conditions, fillings)) {
      this.#note(part.text, { ...site, state: { ...state, conditions: part.conditions } }, this.#language);
    }
    return [{ state, value: unknown('policy') }];
  }
}

/** The snippets that interfaces add, whatever they are. */
export const SNIPPETS: GoSink = { kind: 'sink', name: 'snippets' };

export function isSnippets(parameter: string): boolean {
  return parameter.startsWith('snippet');
}
