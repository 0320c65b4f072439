import type { Condition, InterfaceDetail } from '@whyblocked/contract';
import { connectionSentence, printable } from '@whyblocked/render';
import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

type Rule = InterfaceDetail['policy'][number];

/** One interface: how it gets connected, and its rules with their places in snapd's source. */
export function interfacePage(detail: InterfaceDetail): Html {
  const { name, snapd, connection, privilege, complete, policy } = detail;
  const groups = Map.groupBy(policy, ({ side, stage, backend }) => `${backend}, ${side} side, ${stage}`);
  return layout({
    title: name,
    body: html`<nav aria-label="Where you are"><a href="/interfaces">All interfaces</a></nav>
<h1>${name}</h1>
<dl class="facts">
<dt>On classic systems</dt><dd>${connectionSentence(connection.classic)}</dd>
<dt>On Ubuntu Core</dt><dd>${connectionSentence(connection.core)}</dd>
<dt>Opens</dt><dd>${privilege} of 5</dd>
<dt>Policy</dt><dd>of snapd ${snapd}</dd>
</dl>
${complete ? '' : html`<p class="problem">A part of its policy is computed at run time and not listed here.</p>`}
${[...groups].map(
  ([
    group,
    rules,
  ]) => html`<section><h2>${group} <small>${rules.length === 1 ? '1 rule' : `${rules.length} rules`}</small></h2>
<ul class="rules">
${rules.map((rule) => ruleItem(rule, snapd))}</ul></section>\n`,
)}
${policy.length === 0 ? html`<p>It has no rules.</p>` : ''}`,
  });
}

function ruleItem({ rule, profile, conditions, source }: Rule, snapd: string): Html {
  const place = `${source.file}:${source.line}`;
  return html`<li><code>${printable(rule)}</code>
<span class="about">${profile === undefined ? '' : `in the profile ${printable(profile)}; `}${conditions.map((condition) => `only if ${conditionText(condition)}; `)}<a href="${sourceUrl(source, snapd)}" rel="noreferrer">${place}</a></span></li>\n`;
}

const RELATIONS: Record<Condition['op'], string> = {
  eq: 'is',
  ne: 'is not',
  in: 'is',
  exists: 'is set',
  missing: 'is not set',
  contains: 'has',
  lacks: 'has no',
  starts: 'starts with',
  'starts-not': 'does not start with',
};

function conditionText({ fact, op, value }: Condition): string {
  const told = Array.isArray(value) ? value.join(' or ') : String(value ?? '');
  return printable(`${fact} ${RELATIONS[op]} ${told}`.trim());
}

/** snapd tags its releases by their bare version. */
function sourceUrl({ file, line }: Rule['source'], snapd: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return `https://github.com/canonical/snapd/blob/${encodeURIComponent(snapd)}/${path}#L${line}`;
}
