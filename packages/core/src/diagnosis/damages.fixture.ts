import { gzipSync } from 'node:zlib';

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n');
const each = (change: (line: string, index: number) => string) => (text: string) =>
  `${linesOf(text).map(change).join('\n')}\n`;
/** As a terminal folds: at its width, in the middle of words. */
const foldedAt = (columns: number) => each((line) => line.replace(new RegExp(`.{${columns}}(?=.)`, 'g'), '$&\n'));

/** As mail programs fold: between words. */
function foldedBetweenWords(columns: number): (text: string) => string {
  return each((line) => {
    const folded: string[] = [];
    let last = '';
    for (const word of line.split(/(?<= )/)) {
      if (last !== '' && (last + word).trimEnd().length > columns) {
        folded.push(last.trimEnd());
        last = word;
      } else last += word;
    }
    return [...folded, last].join('\n');
  });
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const asHtml = (text: string): string => text.replace(/[&"<>]/g, (character) => entities[character] ?? character);

/** What people and pages put around a text. */
export const quotings: Readonly<Record<string, (text: string) => string>> = {
  'in a fence': (text) => `\`\`\`console\n${text}\`\`\`\n`,
  'in a block of BBCode': (text) => `[code]\n${text}[/code]\n`,
  'in a block of Jira': (text) => `{noformat}\n${text}{noformat}\n`,
  'in backticks': each((line) => `\`${line}\``),
  indented: each((line) => `    ${line}`),
  'in a block of YAML': (text) => `steps:\n  - output: |\n${each((line) => `      ${line}`)(text)}`,
  quoted: each((line) => `> ${line}`),
  'quoted thrice': each((line) => `> > > ${line}`),
  'quoted in a mail': (text) => `On Friday Ada <ada@example.org> wrote:\n\n${each((line) => `> ${line}`)(text)}`,
  'on IRC': each((line) => `[10:04] <ada> ${line}`),
  'in the frame of a terminal': each((line) => `│ ${line.padEnd(400)} │`),
  'added in a diff': each((line) => `+ ${line}`),
  'in paragraphs of HTML': each((line) => `<p>${asHtml(line)}</p>`),
  'in a page': (text) => `<pre><code>${asHtml(text)}</code></pre>\n`,
  numbered: each((line, index) => `${index + 1} ${line}`),
  'numbered by cat': each((line, index) => `${String(index + 1).padStart(6)}\t${line}`),
  'found by grep': each((line, index) => `/var/log/syslog:${index + 7}:${line}`),
};

/** What an editor, a page, a chat or a file does to its characters. */
export const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'as it is': (text) => Buffer.from(text),
  'with CR LF': (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  'with CR alone': (text) => Buffer.from(text.replaceAll('\n', '\r')),
  'in UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'in UTF-16, the high byte first, with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'with bytes that are not UTF-8': (text) => Buffer.concat([Buffer.from([0xff, 0xc3, 10]), Buffer.from(`€\n${text}`)]),
  'with NULs behind it': (text) => Buffer.from(`${text}${'\0'.repeat(300)}`),
  coloured: (text) => Buffer.from(text.replace(/DENIED|Warning/g, '\u001b[01;31m\u001b[K$&\u001b[m\u001b[K')),
  'with blanks that do not break': (text) => Buffer.from(text.replaceAll(' ', '\u00a0')),
  'with narrow blanks': (text) => Buffer.from(text.replaceAll(' ', '\u202f')),
  'with blanks of no width': (text) => Buffer.from(text.replace(/[/.=_-]/g, '$&\u200b')),
  'with joiners of words': (text) => Buffer.from(text.replaceAll('=', '\u2060=\u2060')),
  'with hyphens that do not break': (text) => Buffer.from(text.replaceAll('-', '\u2011')),
  'with soft hyphens': (text) => Buffer.from(text.replace(/ed|ing|file/g, '\u00ad$&')),
  'with marks of direction': (text) => Buffer.from(text.replace(/^.*$/gm, '\u2066\u200f$&\u200e\u2069')),
  'with marks of byte order in it': (text) => Buffer.from(text.replace(/^/gm, '\ufeff').replaceAll('="', '="\ufeff')),
  'with blanks at its ends': (text) => Buffer.from(text.replaceAll('\n', '   \n')),
  gzipped: (text) => gzipSync(text),
};

/** What changes where its lines end; nothing else can be done to it afterwards. */
export const foldings: Readonly<Record<string, (text: string) => string>> = {
  ...Object.fromEntries([72, 80, 100, 120, 132].map((columns) => [`folded at ${columns}`, foldedAt(columns)])),
  ...Object.fromEntries([72, 78, 100].map((columns) => [`folded within ${columns}`, foldedBetweenWords(columns)])),
  'quoted after it was folded': (text) => each((line) => `> ${line}`)(foldedBetweenWords(72)(text)),
  'with lines between its lines': (text) => text.replaceAll('\n', '\n\n'),
  'on one line': (text) => text.trimEnd().replaceAll('\n', ' '),
  'on one line, blanks joined': (text) => text.trim().replace(/\s+/g, ' '),
  'without its indentation': each((line) => line.trim().replace(/ +/g, ' ')),
  'with tabs': (text) => text.replace(/ {2,}/g, '\t'),
  'behind a sentence': (text) => `Hello, I get this: ${text}`,
};

/** A text of several lines in a string, its line ends escaped. */
export const strings: Readonly<Record<string, (text: string) => string>> = {
  'with line ends of C': (text) => text.trimEnd().replaceAll('\n', '\\n'),
  'with line ends of Windows in C': (text) => text.trimEnd().replaceAll('\n', '\\r\\n'),
  'in a string of JSON': (text) => JSON.stringify(text),
  'in a field of JSON': (text) => JSON.stringify({ title: 'it fails', body: text }, null, 2),
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify({ log: text })),
  'in a string of YAML': (text) => `log: ${JSON.stringify(text)}\n`,
  'in what Ansible prints': (text) => `fatal: [host7]: FAILED! => ${JSON.stringify({ rc: 1, stdout: text })}\n`,
};
