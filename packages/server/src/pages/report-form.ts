import { Architecture, type Problem } from '@whyblocked/contract';
import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';
import { problemNotice } from './problem-page.ts';
import type { ReportFields } from './report-fields.ts';
import { selectField, trackOptions } from './select-field.ts';

export interface ReportFormContents {
  readonly fields: ReportFields;
  readonly tracks: readonly string[];
  /** Names of addons, to be completed. */
  readonly addons: readonly string[];
  readonly problem?: Problem;
}

/** The form for a report: that an addon works or does not, or that an answer is wrong. */
export function reportForm({ fields, tracks, addons, problem }: ReportFormContents): Html {
  const wrong = new Map((problem?.errors ?? []).map(({ field, detail }) => [field, detail]));
  const form: FormParts = { fields, wrong };
  const isAnswer = fields.about === 'answer';
  return layout({
    title: problem?.title ?? 'Report',
    body: html`<h1>${isAnswer ? 'An answer is wrong' : 'Does an addon work for you?'}</h1>
<p class="lead">${isAnswer ? html`Say what is wrong. To report an addon, take <a href="/report">the other form</a>.` : html`Say whether it works or not, and where. Is an answer wrong? Take <a href="/report?about=answer">the other form</a>.`}</p>
${problem ? problemNotice(problem) : ''}
<form class="report" method="post" action="/report">
${isAnswer ? answerFields(form) : addonFields(form, tracks, addons)}
${textField(form, 'ran', 'What you ran', 'As "microk8s enable metallb:192.0.2.10-192.0.2.20".')}
${areaField(form, 'note', 'What you saw', 4)}
${areaField(form, 'log', 'The log that shows it', 8)}
<p class="hint">The log is diagnosed at once, names of people and machines in it are replaced, and only that diagnosis is kept.</p>
<button type="submit">Send the report</button>
</form>
<p class="hint">A report waits until a maintainer decides, and until then nobody else can read it. Who sends one here is not known, so it can be neither answered nor withdrawn; with a token that works through the API or the command line. Maintainers decide there, too: pages have no accounts.</p>`,
  });
}

interface FormParts {
  readonly fields: ReportFields;
  /** What is wrong with which field. */
  readonly wrong: ReadonlyMap<string, string>;
}

function answerFields(form: FormParts): Html {
  return html`<input type="hidden" name="about" value="answer">
${textField(form, 'finding', 'Id of the finding', 'It stands below it: "wb1-…". Leave it empty if it is the whole answer.')}
${textField(form, 'expected', 'What the answer should have been', '')}`;
}

function addonFields(form: FormParts, tracks: readonly string[], addons: readonly string[]): Html {
  const { fields } = form;
  const radio = (value: string, label: string) =>
    html`<label class="choice"><input type="radio" name="outcome" value="${value}" required${fields.outcome === value ? html` checked` : ''}> ${label}</label>`;
  const choose: readonly [string, string] = ['', 'choose'];
  return html`<label for="addon">Addon</label>
<input id="addon" name="addon" list="addons" required maxlength="500" value="${fields.addon ?? ''}" autocomplete="off" spellcheck="false"${describedBy(form, 'addon')}>
<datalist id="addons">${addons.map((name) => html`<option value="${name}"></option>`)}</datalist>
${fault(form, 'addon')}
<fieldset${describedBy(form, 'outcome')}><legend>It</legend>${radio('worked', 'worked')} ${radio('failed', 'failed')}</fieldset>
${fault(form, 'outcome')}
<div class="fields">
${selectOf(form, 'track', 'Track', [choose, ...trackOptions(tracks)])}${selectOf(form, 'confinement', 'Confinement', [choose, ['strict', 'strict'], ['classic', 'classic']])}${selectOf(form, 'arch', 'Architecture', [choose, ...Architecture.options.map((one) => [one, one] as const)])}</div>
<details${['revision', 'distribution', 'distribution-version', 'kernel'].some((name) => form.wrong.has(name)) ? html` open` : ''}>
<summary>More about the machine</summary>
<div class="fields">
<div>${textField(form, 'revision', 'Revision of the snap', 'From "snap list microk8s".')}</div>
<div>${textField(form, 'kernel', 'Kernel', 'From "uname -r".')}</div>
<div>${textField(form, 'distribution', 'Distribution', 'ID in /etc/os-release: "ubuntu".')}</div>
<div>${textField(form, 'distribution-version', 'Its version', 'VERSION_ID there: "24.04".')}</div>
</div>
</details>`;
}

type TextName = Exclude<keyof ReportFields, 'about'>;

function textField(form: FormParts, name: TextName, label: string, hint: string): Html {
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${form.fields[name] ?? ''}" maxlength="500" autocomplete="off" spellcheck="false"${describedBy(form, name, hint === '' ? [] : [`${name}-hint`])}>
${hint === '' ? '' : html`<p id="${name}-hint" class="hint">${hint}</p>\n`}${fault(form, name)}`;
}

function areaField(form: FormParts, name: 'note' | 'log', label: string, rows: number): Html {
  // The parser drops one line end after <textarea>, so that one is ours.
  return html`<label for="${name}">${label}</label>
<textarea id="${name}" name="${name}" rows="${rows}" spellcheck="false" autocomplete="off" dir="auto"${describedBy(form, name)}>
${form.fields[name] ?? ''}</textarea>
${fault(form, name)}`;
}

function selectOf(
  form: FormParts,
  name: TextName,
  label: string,
  options: readonly (readonly [string, string])[],
): Html {
  const detail = form.wrong.has(name) ? { describedBy: `${name}-fault` } : {};
  return html`<div>${selectField({ name, label, value: form.fields[name] ?? '', options, ...detail })}${fault(form, name)}</div>`;
}

function fault({ wrong }: FormParts, name: string): Html | '' {
  const detail = wrong.get(name);
  return detail === undefined ? '' : html`<p id="${name}-fault" class="fault">${detail}</p>\n`;
}

function describedBy({ wrong }: FormParts, name: string, more: readonly string[] = []): Html | '' {
  const isWrong = wrong.has(name);
  const ids = [...(isWrong ? [`${name}-fault`] : []), ...more];
  if (ids.length === 0) return '';
  return html` aria-describedby="${ids.join(' ')}"${isWrong ? html` aria-invalid="true"` : ''}`;
}
