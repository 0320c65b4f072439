import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addonKnowledgeFromData, createAddonVerbs } from '@whyblocked/core';
import { readAddonPages } from '@whyblocked/dataset';
import { renderCompatibilityPage } from '@whyblocked/render';

// Writes docs/compatibility.md: what is known of every addon everywhere, from the files under data.

const data = fileURLToPath(new URL('../../../data', import.meta.url));
const page = fileURLToPath(new URL('../../../docs/compatibility.md', import.meta.url));
/** There is no strict MicroK8s before it. */
const FIRST = '1.25';

const { addons, problems } = addonKnowledgeFromData(data);
const { pages, problems: wrongPages } = readAddonPages(
  data,
  new Set(addons.addons.map(({ repository, addon }) => `${repository}/${addon}`)),
);
for (const { file, message } of [...problems, ...wrongPages]) throw new Error(`${file}: ${message}`);
const tracks = addons.tracks.slice(addons.tracks.indexOf(FIRST));
const verbs = createAddonVerbs({ knowledge: { version: '', addons: () => addons } });
const answers = await verbs.compatibility(tracks.map((track) => ({ track })));
const told = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
const statements = new Map(told.flatMap((answer) => answer.statements.map((one) => [one.id, one])));
writeFileSync(
  page,
  renderCompatibilityPage('apps/cli/scripts/write-compatibility.ts from data/addons and data/statements.', {
    answer: { version: '', cells: told.flatMap(({ cells }) => cells), statements: [...statements.values()] },
    tracks,
    documented: pages,
  }),
);
