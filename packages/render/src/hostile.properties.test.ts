import type { Diagnosis } from '@whyblocked/contract';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { everywhere, hostile } from './hostile.fixture.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderTerminal } from './render-terminal.ts';
import { renderText } from './render-text.ts';
import { renderSarif } from './sarif/render-sarif.ts';

const HARMLESS = everywhere('x');

function forAll(check: (answer: Diagnosis, text: string) => void): void {
  fc.assert(fc.property(hostile, (text) => check(everywhere(text), text)));
}

describe('whatever is pasted', () => {
  it('moves no cursor and begins no command in the text', () => {
    forAll((_, pasted) => {
      // What it happened to begins a sentence; and a patch is what is to be copied.
      const answer = everywhere(`x${pasted}`);
      const plan = answer.plan.map(({ patch: _patch, ...step }) => step);
      for (const all of [false, true]) {
        const text = renderText({ ...answer, plan }, { all });
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e|\u2028/u);
        expect(text).not.toMatch(/^(?: {0,3}| {5,})(?:sudo|\$\(reboot)/m);
      }
    });
  });

  it('leaves the terminal no sequence but ours', () => {
    forAll((answer) => {
      const painted = renderTerminal(answer);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(painted.replaceAll(/\u001b\[(?:0|1|2|32)m/g, '')).toBe(renderText(answer));
    });
  });

  it('is no markup in HTML', () => {
    const shape = (html: string) => (html.match(/<[^>]*>/g) ?? []).join('');
    forAll((answer) => {
      expect(shape(renderHtml(answer, { links: true }))).toBe(shape(renderHtml(HARMLESS, { links: true })));
    });
  });

  it('is no markup in Markdown', () => {
    // What may stand in an answer: text, code, our headings and our links to sources.
    const allowed = new Set([
      'space',
      'heading',
      'paragraph',
      'text',
      'escape',
      'codespan',
      'code',
      'list',
      'list_item',
      'link',
    ]);
    forAll((answer) => {
      const markdown = renderMarkdown(answer, { all: true });
      const links: string[] = [];
      const headings: number[] = [];
      marked.walkTokens(marked.lexer(markdown), (token: Token) => {
        expect(allowed, `${token.type} in ${markdown}`).toContain(token.type);
        if (token.type === 'link') links.push(token.href as string);
        if (token.type === 'heading') headings.push(token.depth as number);
        if (token.type === 'code') expect(token.raw.startsWith('```')).toBe(true);
      });
      expect(new Set(links.map((href) => new URL(href).pathname))).toEqual(
        new Set(['/kubernetes/kubernetes/blob/v1.32.0/pkg/scheduler/taint.go', '/taints']),
      );
      expect(headings).toEqual([2, 3, 3, 3]);
      // Mentions are looked for after Markdown was read.
      expect(markdown.replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '').replaceAll(/`[@#]+`/g, '')).not.toMatch(/@/);
    });
  });

  it('is JSON in SARIF, with addresses that are none of its own', () => {
    forAll((answer) => {
      const [run] = JSON.parse(renderSarif(answer)).runs;
      for (const result of run.results) {
        expect(result.message.text).not.toMatch(/\]\(|(?<!\{)\{\d+\}|\p{Cc}/u);
        for (const { physicalLocation } of result.locations) {
          const { uri } = physicalLocation.artifactLocation;
          expect(uri).toMatch(/^(?:file:\/\/\/)?[A-Za-z0-9%._~!*'()/-]*$/);
        }
      }
    });
  });
});
