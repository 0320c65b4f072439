import { evaluate, evaluateAll, isPackage, newBuffer } from './evaluate.ts';
import { asText, concat, formatted, type GoText, text } from './go-text.ts';
import { type GoSink, type GoUnknown, type GoValue, holeName, NIL, unknown } from './go-value.ts';
import { LIBRARY } from './library.ts';
import type { GoNode } from './parse-go.ts';
import type { CallSite, Evaluated, Run } from './run.ts';
import { type Frame, type State, stored } from './state.ts';

/** The results of a call: of the package's own functions by following them, of others by what is known of them. */
export function evaluateCall(node: GoNode, frame: Frame, state: State, run: Run): readonly Evaluated[] {
  const called = node.childForFieldName('function');
  const nodes = (node.childForFieldName('arguments')?.namedChildren ?? []).flatMap((arg) =>
    arg && arg.type !== 'comment' ? [arg] : [],
  );
  if (!called) return [];
  // What panics goes no further.
  if (called.text === 'panic') return [];
  if (called.text === 'make' && nodes[0]?.type === 'map_type') return [{ state, value: { kind: 'map', entries: [] } }];
  const operand = called.childForFieldName('operand');
  const member = called.childForFieldName('field')?.text;
  if (
    called.type === 'selector_expression' &&
    operand &&
    member !== undefined &&
    !isPackage(operand, frame, state, run)
  ) {
    return evaluate(operand, frame, state, run).flatMap((of) =>
      evaluateAll(nodes, frame, of.state, run).flatMap((way) => callMember(of.value, member, way.values, way.state)),
    );
  }
  return evaluateAll(nodes, frame, state, run).flatMap((way) => callNamed(way.values, way.state));

  function callNamed(args: readonly GoValue[], after: State): readonly Evaluated[] {
    const name = called?.text ?? '';
    // What is formatted speaks for itself, where its type says how.
    const spoken = /^fmt\./.test(name) ? args.map((arg) => asSpoken(arg, after)) : args;
    const [writer] = spoken;
    const written =
      writer?.kind === 'sink' && /^fmt\.Fprint/.test(name)
        ? pouredInto(writer, name, spoken.slice(1), after)
        : (writtenTo(name, spoken, after) ?? madeBuffer(name, args, after));
    if (written) return [written];
    const known = run.outside.function(name, args, site(after));
    if (known) return known;
    const value = LIBRARY[name]?.(spoken);
    if (value) return [{ state: after, value }];
    if (called && called.type !== 'selector_expression') {
      const functions = evaluate(called, frame, after, run);
      if (functions.some((one) => one.value.kind === 'function' || one.value.kind === 'member')) {
        return functions.flatMap((one) => callValue(one.value, args, one.state));
      }
    }
    return [{ state: after, value: unknown(callName(name, args)) }];
  }

  function asSpoken(arg: GoValue, after: State): GoValue {
    const method = arg.kind === 'number' && arg.type !== undefined && run.pkg.methods.get(`${arg.type}.String`);
    const said = method ? run.call({ kind: 'function', ...method, receiver: arg }, [], after) : [];
    return said.length === 1 && said[0] ? said[0].value : arg;
  }

  function callMember(of: GoValue, name: string, args: readonly GoValue[], after: State): readonly Evaluated[] {
    if (of.kind === 'buffer') return bufferMethod(of.place, name, args, after);
    if (of.kind === 'sink') return [{ state: after, value: sinkMethod(of, name, args, after) }];
    if (of.kind === 'struct' && called) {
      return evaluate(called, frame, after, run).flatMap((one) => callValue(one.value, args, one.state));
    }
    if (of.kind === 'unknown') return callUnknown(of, name, args, after);
    const known = of.kind === 'pointer' ? run.outside.object?.(of, name, args, site(after)) : undefined;
    return known ?? [{ state: after, value: unknown(callName(called?.text ?? name, args)) }];
  }

  function callValue(value: GoValue, args: readonly GoValue[], after: State): readonly Evaluated[] {
    if (value.kind === 'function') return run.call(value, args, after);
    if (value.kind === 'member') return callUnknown(value.of, value.name, args, after);
    return [{ state: after, value: unknown(callName(called?.text ?? '', args)) }];
  }

  function callUnknown(of: GoUnknown, name: string, args: readonly GoValue[], after: State): readonly Evaluated[] {
    return (
      run.outside.method(of, name, args, site(after)) ?? [
        { state: after, value: unknown(`${of.name}.${holeName(name)}`) },
      ]
    );
  }

  function pouredInto(sink: GoSink, name: string, given: readonly GoValue[], after: State): Evaluated {
    const whole = printed(name, given);
    return { state: after, value: sinkMethod(sink, 'Write', whole ? [whole] : [], after) };
  }

  function sinkMethod(sink: GoSink, name: string, [first]: readonly GoValue[], after: State): GoValue {
    if (!name.startsWith('Write')) return sink;
    const given = first?.kind === 'sink' ? first : asText(first);
    if (given) run.outside.poured?.(sink, given, site(after));
    else run.leaveOut(node, frame, `what is added to ${sink.name} is not known`);
    return NIL;
  }

  function madeBuffer(name: string, [content]: readonly GoValue[], after: State): Evaluated | undefined {
    if (name !== 'bytes.NewBufferString' && name !== 'bytes.NewBuffer') return undefined;
    return newBuffer(`${frame.id}:${node.id}`, after, asText(content) ?? text(''));
  }

  function site(after: State): CallSite {
    return { state: after, at: frame.of.name, file: frame.of.file, line: node.startPosition.row + 1, run };
  }
}

/** `filepath.EvalSymlinks(path)` of an attribute is named after both. */
function callName(name: string, args: readonly GoValue[]): string {
  const about = args.find((arg): arg is GoUnknown => arg.kind === 'unknown' && /^(plug|slot)\./.test(arg.name));
  return about ? `${about.name}.${holeName(name).replaceAll('.', '-')}` : holeName(name);
}

function writtenTo(name: string, args: readonly GoValue[], state: State): Evaluated | undefined {
  const [writer, ...given] = args;
  if (!/^fmt\.Fprint(f|ln)?$/.test(name) || writer?.kind !== 'buffer') return undefined;
  const whole = printed(name, given);
  return whole && { state: added(state, writer.place, whole), value: NIL };
}

/** What `fmt.Fprint` and its like print. */
function printed(name: string, [format, ...values]: readonly GoValue[]): GoText | undefined {
  if (name === 'fmt.Fprintf') return format?.kind === 'text' ? formatted(format, values.map(asText)) : undefined;
  const whole = asText(format);
  return whole && name === 'fmt.Fprintln' ? concat(whole, text('\n')) : whole;
}

function bufferMethod(place: string, name: string, [first]: readonly GoValue[], state: State): readonly Evaluated[] {
  if (name === 'String' || name === 'Bytes') return [{ state, value: contentOf(state, place) }];
  if (name === 'Len') return [{ state, value: unknown('length') }];
  const given =
    name === 'WriteRune' || name === 'WriteByte'
      ? first?.kind === 'number' && text(String.fromCodePoint(first.value))
      : asText(first);
  return [{ state: given ? added(state, place, given) : state, value: NIL }];
}

function added(state: State, place: string, more: GoText): State {
  return stored(state, place, concat(contentOf(state, place), more));
}

function contentOf(state: State, place: string): GoText {
  const content = state.memory.get(place);
  return content?.kind === 'text' ? content : text('');
}
