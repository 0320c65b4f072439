import {
  type AddonVerbs,
  type CompatibilityAnswer,
  type CompatibilityQuestion,
  MICROK8S_ARCHITECTURES,
  Microk8sConfinement,
  Track,
} from '@whyblocked/contract';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { answerProblem } from '../errors/answer-problem.ts';
import { findAddon } from '../find-addon.ts';
import { readQuery } from '../request/read-query.ts';
import type { ServerDeps } from '../server-deps.ts';
import { addonPage } from './addon-page.ts';
import { addonsPage } from './addons-page.ts';

const MatrixQuery = z.object({
  track: Track.optional(),
  arch: z.enum(MICROK8S_ARCHITECTURES).optional(),
  confinement: Microk8sConfinement.optional(),
});

/** The pages about addons. */
export function addonPages({ addons }: Pick<ServerDeps, 'addons'>): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      path: '/addons',
      handle: async (c) => {
        const query = readQuery(c, MatrixQuery);
        if (!query.ok) return answerProblem(c, query.error);
        const list = await addons.listAddons();
        const { arch, confinement } = query.value;
        const track = query.value.track ?? newestTrack(list.tracks);
        const answer = await answerOf(addons, {
          track,
          ...(arch === undefined ? {} : { architecture: arch }),
          ...(confinement === undefined ? {} : { confinement }),
        });
        const asked = { track, architecture: arch ?? '', confinement: confinement ?? '' };
        return c.html(addonsPage({ list, answer, asked }));
      },
    },
    {
      method: 'GET',
      path: '/addons/:name{.+}',
      handle: async (c) => {
        const reference = c.req.param('name');
        const found = await findAddon(addons, reference);
        if (!found.ok) return answerProblem(c, found.error);
        const name = `${found.value.repository}/${found.value.name}`;
        if (reference !== name) return c.redirect(`/addons/${name}`);
        const { tracks } = await addons.listAddons();
        return c.html(addonPage({ addon: found.value, answer: await answerOf(addons, { addon: name }), tracks }));
      },
    },
  ];
}

/** The newest that is a release; what no track has yet comes last in the list. */
function newestTrack(tracks: readonly string[]): string {
  return tracks.findLast((track) => track !== 'latest') ?? 'latest';
}

/** About an addon that is known, or about all. */
async function answerOf({ compatibility }: AddonVerbs, question: CompatibilityQuestion): Promise<CompatibilityAnswer> {
  const [answer] = await compatibility([question]);
  if (!answer?.ok) throw new Error('what is known of an addon that is known can be told');
  return answer.value;
}
