import { z } from 'zod';

/** A page of the web. */
export const Link = z.url({ protocol: /^https$/, error: 'A link is a whole address that begins with https://.' });
