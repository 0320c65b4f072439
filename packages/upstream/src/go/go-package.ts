import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoNode, GoParser } from './parse-go.ts';

/** A declaration of a package, with the place of the expression or body it stands for. */
export interface GoDeclaration {
  readonly name: string;
  readonly node: GoNode;
  /** Relative to the root of the source tree, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** The declarations of one package by name; tests are left out. */
export interface GoPackage {
  /** Constants and variables with a value. */
  readonly values: ReadonlyMap<string, GoDeclaration>;
  /** Constants that are counted: their number, and the type that they are of. */
  readonly counted: ReadonlyMap<string, { readonly value: number; readonly type: string }>;
  readonly functions: ReadonlyMap<string, GoDeclaration>;
  /** By "Type.Method". */
  readonly methods: ReadonlyMap<string, GoDeclaration>;
  /** Fields of struct types, with the text of their types. */
  readonly structs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly inits: readonly GoDeclaration[];
}

/** Reads a folder of Go files. Throws when the folder cannot be read. */
export function readGoPackage(parser: GoParser, sourceDir: string, folder: string): GoPackage {
  const names = readdirSync(join(sourceDir, folder)).filter(isGoSource).sort();
  return goPackageOf(
    parser,
    folder,
    names.map((name) => [name, readFileSync(join(sourceDir, folder, name), 'utf8')]),
  );
}

/** Whether a file belongs to its package, and not to the tests of it. */
export function isGoSource(name: string): boolean {
  return name.endsWith('.go') && !name.endsWith('_test.go');
}

/** The package that files with these names and texts make up; of equal names the last one counts. */
export function goPackageOf(
  parser: GoParser,
  folder: string,
  files: readonly (readonly [name: string, text: string])[],
): GoPackage {
  const values = new Map<string, GoDeclaration>();
  const counted = new Map<string, { readonly value: number; readonly type: string }>();
  const functions = new Map<string, GoDeclaration>();
  const methods = new Map<string, GoDeclaration>();
  const structs = new Map<string, ReadonlyMap<string, string>>();
  const inits: GoDeclaration[] = [];
  for (const [name, text] of files) {
    const file = `${folder}/${name}`;
    const root = parser.parse(text);
    for (const node of root.namedChildren) {
      if (!node) continue;
      if (node.type === 'const_declaration' || node.type === 'var_declaration') {
        for (const declaration of valuesOf(node, file)) values.set(declaration.name, declaration);
        for (const [constant, value] of countedIn(node)) counted.set(constant, value);
      } else if (node.type === 'type_declaration') {
        for (const [type, fields] of structsOf(node)) structs.set(type, fields);
      } else if (node.type === 'function_declaration') {
        const declaration = declarationOf(node, file, nameOf(node));
        if (declaration.name === 'init') inits.push(declaration);
        else functions.set(declaration.name, declaration);
      } else if (node.type === 'method_declaration') {
        const receiver = node.childForFieldName('receiver')?.descendantsOfType('type_identifier')[0]?.text ?? '';
        methods.set(`${receiver}.${nameOf(node)}`, declarationOf(node, file, `${receiver}.${nameOf(node)}`));
      }
    }
  }
  return { values, counted, functions, methods, structs, inits };
}

function valuesOf(node: GoNode, file: string): GoDeclaration[] {
  return node.descendantsOfType(['const_spec', 'var_spec']).flatMap((spec) => {
    const name = spec?.childForFieldName('name');
    const value = spec?.childForFieldName('value')?.namedChildren[0];
    return name && value && value.type !== 'iota' ? [declarationOf(value, file, name.text)] : [];
  });
}

/** `const ( first kind = iota; second )` */
function countedIn(node: GoNode): [string, { value: number; type: string }][] {
  const specs = node.descendantsOfType('const_spec').flatMap((spec) => (spec ? [spec] : []));
  const counting = specs[0]?.childForFieldName('value')?.text === 'iota';
  const type = specs[0]?.childForFieldName('type')?.text ?? 'int';
  return counting ? specs.map((spec, value) => [nameOf(spec), { value, type }]) : [];
}

function structsOf(node: GoNode): [string, ReadonlyMap<string, string>][] {
  return node.descendantsOfType('type_spec').flatMap((spec) => {
    const type = spec?.childForFieldName('type');
    if (!spec || type?.type !== 'struct_type') return [];
    const fields = new Map<string, string>();
    for (const field of type.descendantsOfType('field_declaration')) {
      const written = field?.childForFieldName('type')?.text ?? '';
      const names = field?.namedChildren.filter((child) => child?.type === 'field_identifier') ?? [];
      for (const name of names) if (name) fields.set(name.text, written);
      // An embedded struct is a field named after its type.
      if (names.length === 0) fields.set(written, written);
    }
    return [[nameOf(spec), fields] as [string, ReadonlyMap<string, string>]];
  });
}

function declarationOf(node: GoNode, file: string, name: string): GoDeclaration {
  return { name, node, file, line: node.startPosition.row + 1 };
}

function nameOf(node: GoNode): string {
  return node.childForFieldName('name')?.text ?? '';
}
