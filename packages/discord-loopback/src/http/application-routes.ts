import { commandFaults } from '../limits/command-faults.ts';
import { listOf, type Wire, wireOf } from '../limits/wire.ts';
import { ERRORS, refused } from '../world/discord-error.ts';
import { userPayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import { type Route, type RouteAnswer, type RouteCall, route } from './route.ts';

/** The application itself, and its commands, everywhere or in one server. */
export const applicationRoutes = (publicKey: string): readonly Route[] => [
  route('GET /users/@me', ({ world }) => ({ ok: true, value: userPayload({ ...world.bot, isBot: true }) })),
  route('GET /applications/@me', ({ world }) => ({
    ok: true,
    value: { id: world.bot.id, name: world.bot.name, flags: 0, verify_key: publicKey },
  })),
  ...['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'].flatMap((path) => [
    route(`GET ${path}`, (call) => ({ ok: true, value: commandsOf(call) })),
    route(`PUT ${path}`, replaceAll),
    route(`POST ${path}`, upsert),
    route(`PATCH ${path}/:command`, change),
    route(`DELETE ${path}/:command`, remove),
  ]),
];

function commandsOf({ world, params }: RouteCall): Wire[] {
  const scope = params.guild ?? '';
  const commands = world.commands.get(scope) ?? [];
  world.commands.set(scope, commands);
  return commands;
}

function replaceAll(call: RouteCall): RouteAnswer {
  const wanted = listOf(call.body.json);
  if (!isFine(call.world, wanted)) return refused(ERRORS.invalidBody);
  const commands = commandsOf(call);
  commands.splice(0, commands.length, ...wanted.map((command) => stored(call, command)));
  return { ok: true, value: commands };
}

function upsert(call: RouteCall): RouteAnswer {
  const { wire } = call.body;
  if (!isFine(call.world, [wire])) return refused(ERRORS.invalidBody);
  const commands = commandsOf(call);
  const at = commands.findIndex(({ name, type }) => name === wire.name && type === (wire.type ?? 1));
  const command = stored(call, wire, commands[at]);
  commands.splice(at === -1 ? commands.length : at, at === -1 ? 0 : 1, command);
  return { ok: true, value: command };
}

function change(call: RouteCall): RouteAnswer {
  const commands = commandsOf(call);
  const at = commands.findIndex(({ id }) => id === call.params.command);
  const before = commands[at];
  if (!before) return refused(ERRORS.unknownCommand);
  const wanted = { ...before, ...call.body.wire };
  if (!isFine(call.world, [wanted])) return refused(ERRORS.invalidBody);
  commands[at] = stored(call, wanted, before);
  return { ok: true, value: commands[at] };
}

function remove(call: RouteCall): RouteAnswer {
  const commands = commandsOf(call);
  const at = commands.findIndex(({ id }) => id === call.params.command);
  if (at === -1) return refused(ERRORS.unknownCommand);
  commands.splice(at, 1);
  return { ok: true, value: null };
}

function isFine(world: World, commands: readonly Wire[]): boolean {
  const faults = commands.flatMap(commandFaults);
  world.violations.push(...faults);
  return faults.length === 0;
}

/** As Discord gives it back: with ids, and with what was not said. */
function stored({ world, params }: RouteCall, command: Wire, before: Wire = {}): Wire {
  const isGlobal = params.guild === undefined;
  return {
    id: before.id ?? world.ids.next(),
    application_id: world.bot.id,
    version: world.ids.next(),
    default_member_permissions: null,
    type: 1,
    description: '',
    nsfw: false,
    ...(isGlobal ? { dm_permission: true, contexts: null, integration_types: [0] } : { guild_id: params.guild }),
    ...command,
    ...(command.options === undefined ? {} : { options: listOf(command.options).map(storedOption) }),
  };
}

function storedOption(option: Wire): Wire {
  const { required, options, ...more } = wireOf(option);
  return {
    ...more,
    ...(required === true ? { required } : {}),
    ...(options === undefined ? {} : { options: listOf(options).map(storedOption) }),
  };
}
