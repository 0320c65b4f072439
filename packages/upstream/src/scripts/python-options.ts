import type { SyntaxNode } from '../syntax/open-parser.ts';

/** A parameter that click or argparse fills, and the value that it has where nobody says another. */
interface Option {
  readonly parameter: string;
  readonly value: SyntaxNode;
}

/** The defaults in calls such as `option("--dns-addon", default="core/dns")` inside a node, the node included. */
export function optionsOf(node: SyntaxNode): readonly Option[] {
  const calls =
    node.type === 'call' ? [node] : node.descendantsOfType('decorator').flatMap((one) => one?.firstNamedChild ?? []);
  return calls.flatMap((call) => {
    const given = (call.childForFieldName('arguments')?.namedChildren ?? []).flatMap((one) => (one ? [one] : []));
    const names = given.filter(({ type }) => type === 'string').map(({ text }) => text.replace(/^["']|["']$/g, ''));
    const own = names.find((name) => !name.startsWith('-')) ?? names.find((name) => name.startsWith('--'));
    return given.flatMap((one) => {
      const value = one.childForFieldName('value');
      return own !== undefined && value && one.childForFieldName('name')?.text === 'default'
        ? [{ parameter: own.replace(/^-+/, '').replaceAll('-', '_'), value }]
        : [];
    });
  });
}
