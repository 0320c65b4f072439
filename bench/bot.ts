import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type StartedBot, startBot } from '../apps/bot/src/started-bot.fixture.ts';
import { denial, startDiscord, tarOf } from '../packages/discord-loopback/src/index.ts';
import { median, percentile } from './percentile.ts';

const QUESTIONS = 200;
const MESSAGES = Number(process.argv[2] ?? 20_000);
const MESSAGES_PER_DROP = 1_000;
const CALLBACK = 'POST /interactions/:id/:token/callback';

const discord = await startDiscord({ hasMessageContent: true, runs: true });
const bot = await startBot(discord, { environment: { DISCORD_MESSAGE_CONTENT: 'true' } });
await latency('idle', () => Promise.resolve());
await underTarball();
await soak();
await bot.stop();
await discord.close();

/** How long it takes until Discord has the acknowledgement, and until it has the answer. */
async function latency(name: string, between: () => Promise<void>): Promise<void> {
  const [acknowledged, answered]: [number[], number[]] = [[], []];
  for (let at = 0; at < QUESTIONS; at++) {
    const startMs = performance.now();
    const question = discord
      .server()
      .member('alex')
      .runs('/why', { text: denial(at) });
    await question.answer();
    answered.push(performance.now() - startMs);
    const callback = discord.requestsTo(CALLBACK).findLast(({ path }) => path.includes(question.interaction.id));
    acknowledged.push((callback?.atMs ?? Number.NaN) - startMs);
    await between();
  }
  const told = (values: readonly number[]) => `${median(values).toFixed(1)} / ${percentile(values, 99).toFixed(1)} ms`;
  line(`${name}: acknowledged ${told(acknowledged)}, answered ${told(answered)} (median / 99th percentile)`);
}

/** The same while somebody else's large archive is being read, one after the other. */
async function underTarball(): Promise<void> {
  const lines = Array.from({ length: 40_000 }, (_, at) => denial(at).replace('/etc/fstab', `/etc/conf-${at % 3_000}`));
  const text = lines.join('\n').slice(0, 10_000_000);
  const file = { name: 'inspection-report.tar.gz', bytes: gzipSync(tarOf({ 'inspection-report/kern.log': text })) };
  let isOver = false;
  let archives = 0;
  const reading = (async () => {
    while (!isOver) {
      await discord
        .server()
        .member('kim')
        .runs('/why', { file })
        .answerThat(({ buttons }) => buttons.length > 0);
      archives += 1;
    }
  })();
  await latency(`while archives of ${(text.length / 1e6).toFixed(0)} MB are read`, () => Promise.resolve());
  isOver = true;
  await reading;
  line(`  archives read meanwhile: ${archives}`);
}

/** Messages of people talking, with a log now and then, while the connection is lost again and again. */
async function soak(): Promise<void> {
  const server = discord.server();
  const mod = server.member('mod', { isModerator: true });
  const settings = await mod.runs('/whyblocked settings').answer();
  await mod.chooses('Channels where logs are spotted', [server.help.id], settings).answer();
  const talk = 'and then I tried it again, and it still did not work. '.repeat(36);
  line(`memory before: ${memoryOf(bot)}`);
  for (let at = 1; at <= MESSAGES; at++) {
    server.member(`p${at % 50}`).says(at % 200 === 0 ? denial(100_000 + at) : talk);
    if (at % MESSAGES_PER_DROP === 0) {
      const { resumed } = discord.gateway;
      if (at % (2 * MESSAGES_PER_DROP) === 0) discord.gateway.drop();
      else discord.gateway.askToReconnect();
      await discord.world.until(() => discord.gateway.resumed > resumed || undefined, 'the bot to resume');
      const alex = server.member('alex');
      await alex.reply(alex.mentions(denial(at)));
      if (at % (MESSAGES / 4) === 0) line(`memory after ${at} messages: ${memoryOf(bot)}`);
    }
  }
  const spotted = bot.log.filter(({ handler, outcome }) => handler === 'spotted' && outcome === 'answered').length;
  line(
    `resumed ${discord.gateway.resumed} times, identified ${discord.gateway.identifies} times; ${spotted} logs spotted`,
  );
  discord.verify();
}

function memoryOf({ child }: StartedBot): string {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)} MiB`;
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
