import type { GoScope } from './evaluate.ts';
import { type GoValue, textOf, textOrHole } from './go-value.ts';
import type { GoNode } from './parse-go.ts';

type Evaluate = (node: GoNode, scope: GoScope) => GoValue;
type Call = (args: readonly GoValue[]) => GoValue | undefined;

/** The functions of Go's library that policy is put together with. */
const LIBRARY: Readonly<Record<string, Call>> = {
  'strings.Replace': ([text, old, by]) => replaced(text, old, by),
  'strings.ReplaceAll': ([text, old, by]) => replaced(text, old, by),
  'strings.TrimSpace': ([text]) => (text?.kind === 'text' ? { kind: 'text', text: text.text.trim() } : undefined),
  'strings.Join': ([list, separator]) => joined(list, separator),
  'fmt.Sprintf': ([format, ...args]) => formatted(format, args),
  string: ([text]) => text,
};
const LABELS: Readonly<Record<string, string>> = { slot: 'slot-label', plug: 'plug-label' };

/** The value of a call: of the library's, or of what only run time knows and has a name of its own. */
export function evaluateCall(node: GoNode, scope: GoScope, evaluate: Evaluate): GoValue {
  const called = node.childForFieldName('function')?.text ?? '';
  const args = (node.childForFieldName('arguments')?.namedChildren ?? []).flatMap((arg) =>
    arg ? [evaluate(arg, scope)] : [],
  );
  const label = /^(slot|plug)\.LabelExpression$/.exec(called)?.[1];
  if (label !== undefined) return { kind: 'unknown', name: LABELS[label] ?? label };
  if (/^(slot|plug)\.Snap\(\)\.InstanceName$/.test(called))
    return { kind: 'unknown', name: `${called.slice(0, 4)}-snap` };
  return (
    LIBRARY[called]?.(args) ?? {
      kind: 'unknown',
      name: called
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    }
  );
}

function replaced(text: GoValue | undefined, old: GoValue | undefined, by: GoValue | undefined): GoValue | undefined {
  const from = textOf(old);
  const to = by && textOrHole(by);
  if (text?.kind !== 'text' || from === undefined || to === undefined) return undefined;
  const value = text.text.replaceAll(from, () => to);
  // A replacement of several lines moves the lines after it: they no longer stand where the constant has them.
  return text.origin && !to.includes('\n')
    ? { kind: 'text', text: value, origin: text.origin }
    : { kind: 'text', text: value };
}

function joined(list: GoValue | undefined, separator: GoValue | undefined): GoValue | undefined {
  const between = textOf(separator);
  if (list?.kind !== 'list' || between === undefined) return undefined;
  const parts = list.items.map(textOrHole);
  return parts.includes(undefined) ? undefined : { kind: 'text', text: parts.join(between) };
}

function formatted(format: GoValue | undefined, args: readonly GoValue[]): GoValue | undefined {
  if (format?.kind !== 'text') return undefined;
  let next = 0;
  let whole = true;
  const text = format.text.replace(/%([#+0-9.]*[a-zA-Z%])/g, (_, verb: string) => {
    if (verb === '%') return '%';
    const value = args[next++];
    const filled = value && textOrHole(value);
    if (filled === undefined) whole = false;
    return verb === 'q' ? `"${filled}"` : (filled ?? '');
  });
  if (!whole) return undefined;
  return format.origin ? { kind: 'text', text, origin: format.origin } : { kind: 'text', text };
}
