import { createInterface } from 'node:readline/promises';
import { createPassword } from '#main/features/users/passcode.ts';
import type { User } from '#shared/contract/users.ts';
import { AppError } from '#shared/domain/errors.ts';
import { ROLES, type Role } from '#shared/domain/roles.ts';
import { type Arguments, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { askNewPassword } from '../prompt.ts';

const PASSWORD = { password: { type: 'string' }, generate: { type: 'boolean' } } as const;
const PASSWORD_USAGE = '[--password P | --generate]';

const usersList: Command = {
  usage: 'users list [--admins-only | --attendees-only]',
  options: { 'admins-only': { type: 'boolean' }, 'attendees-only': { type: 'boolean' } },
  async run({ client, args }) {
    const [admins, attendees] = [args.flag('admins-only'), args.flag('attendees-only')];
    if (admins && attendees) throw new UsageError('Give one of --admins-only and --attendees-only.');
    const role = admins ? 'administrator' : attendees ? 'attendee' : null;
    const users = (await client.users.list({})).users.filter((user) => role === null || user.role === role);
    return {
      exit: EXIT.done,
      json: { users: users.map(userJson) },
      text: users.length === 0 ? 'Nobody.' : users.map(userLine).join('\n'),
    };
  },
};

/** A command that makes an account of a role. */
function adder(name: string, role: Role): Command {
  const usage = `users ${name} EMAIL --name N ${PASSWORD_USAGE}`;
  return {
    usage,
    options: { name: { type: 'string' }, ...PASSWORD },
    takesWords: true,
    run: (context) => add(context, role, usage),
  };
}

const usersAdd: Command = {
  usage: `users add EMAIL --name N --role ${ROLES.join('|')} ${PASSWORD_USAGE}`,
  options: { name: { type: 'string' }, role: { type: 'string' }, ...PASSWORD },
  takesWords: true,
  run(context) {
    const role = context.args.required('role');
    if (!(ROLES as readonly string[]).includes(role)) throw new UsageError(`--role is one of ${ROLES.join(', ')}.`);
    return add(context, role as Role, usersAdd.usage);
  },
};

async function add(context: CommandContext, role: Role, usage: string) {
  const { client, args } = context;
  const email = emailOf(args, usage);
  const name = args.required('name');
  const { password, generated } = await passwordFor(args);
  const user = await client.users.create({ email, name, role, password });
  return {
    exit: EXIT.done,
    json: { ...userJson(user), ...(generated ? { password } : {}) },
    text: `Added ${user.email} as ${user.role}.${generated ? ` The password, shown once: ${password}` : ''}`,
  };
}

const resetPassword: Command = {
  usage: `users reset-password EMAIL ${PASSWORD_USAGE}`,
  options: PASSWORD,
  takesWords: true,
  async run({ client, args }) {
    const user = await find(client, emailOf(args, resetPassword.usage));
    const { password, generated } = await passwordFor(args);
    await client.users.update({ id: user.id, password });
    return {
      exit: EXIT.done,
      json: { ...userJson(user), ...(generated ? { password } : {}) },
      text: `${user.email} has a new password and is signed out everywhere.${generated ? ` The password, shown once: ${password}` : ''}`,
    };
  },
};

/** A command that lets an account in or keeps it out. */
function switcher(name: string, active: boolean, said: string): Command {
  const usage = `users ${name} EMAIL`;
  return {
    usage,
    options: {},
    takesWords: true,
    async run({ client, args }) {
      const { id } = await find(client, emailOf(args, usage));
      const user = await client.users.update({ id, active });
      return { exit: EXIT.done, json: userJson(user), text: `${user.email} ${said}.` };
    },
  };
}

function emailOf(args: Arguments, usage: string): string {
  const [email, ...more] = args.positionals;
  if (email === undefined || more.length > 0) throw new UsageError(`Name one e-mail address: lanyard ${usage}`);
  return email;
}

async function find(client: CommandContext['client'], email: string): Promise<User> {
  const { users } = await client.users.list({});
  const found = users.find((user) => user.email === email.trim().toLowerCase());
  if (found === undefined) throw new AppError('notFound', `There is no account for ${email}.`);
  return found;
}

/** The password that was given, made up, asked for on the terminal, or read from standard input: the last one is best for scripts. */
async function passwordFor(args: Arguments): Promise<{ password: string; generated: boolean }> {
  const given = args.text('password');
  if (given !== undefined && args.flag('generate')) throw new UsageError('Give one of --password and --generate.');
  if (args.flag('generate')) return { password: createPassword(), generated: true };
  if (given !== undefined) return { password: given, generated: false };
  return { password: process.stdin.isTTY ? await askTwice() : await firstLine(), generated: false };
}

async function askTwice(): Promise<string> {
  const password = await askNewPassword();
  if (password === undefined) throw new UsageError('These were two different passwords.');
  return password;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new UsageError('No password: give --generate, --password P, or the password on standard input.');
}

function userJson({ id, email, name, role, active }: User) {
  return { id, email, name, role, active };
}

function userLine({ email, name, role, active }: User): string {
  return `${email.padEnd(36)} ${role.padEnd(14)} ${name}${active ? '' : ' (deactivated)'}`;
}

/** What an administrator does with accounts. */
export const userCommands: Readonly<Record<string, Command>> = {
  'users list': usersList,
  'users add-admin': adder('add-admin', 'administrator'),
  'users add-manager': adder('add-manager', 'organizer'),
  'users add-attendee': adder('add-attendee', 'attendee'),
  'users add': usersAdd,
  'users reset-password': resetPassword,
  'users deactivate': switcher('deactivate', false, 'cannot sign in any more'),
  'users activate': switcher('activate', true, 'can sign in again'),
};
