import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chooseFreePort } from '@desk/db/testing';

/** Users that the Debian package makes; a server that root starts hands its parts over to them. */
const PARTS_OF_ROOT = { default_internal_user: 'dovecot', default_login_user: 'dovenull', mailUid: 65_534 };
const PASSWORD = 'mailbox';

/** A real IMAP server with one mailbox, on a free port and in a folder of its own. */
export class Dovecot {
  readonly #program: string;
  readonly #folder: string;
  readonly port: number;
  #child: ChildProcess | undefined;

  private constructor(program: string, folder: string, port: number) {
    this.#program = program;
    this.#folder = folder;
    this.port = port;
  }

  /** Starts one, and waits until it takes connections. */
  static async start(program: string): Promise<Dovecot> {
    const folder = await mkdtemp(join(tmpdir(), 'desk-dovecot-'));
    await chmod(folder, 0o755);
    const dovecot = new Dovecot(program, folder, await chooseFreePort());
    await dovecot.#configure();
    await dovecot.startAgain();
    return dovecot;
  }

  /** The address of its mailbox, as IMAP_URL takes it. */
  get url(): string {
    return `imap://desk:${PASSWORD}@127.0.0.1:${this.port}/INBOX`;
  }

  /** Starts it after `cutOff`, with all mail. */
  async startAgain(): Promise<void> {
    this.#child = spawn(this.#program, ['-F', '-c', join(this.#folder, 'dovecot.conf')], { stdio: 'ignore' });
    while (!(await takesConnections(this.port))) {
      if (this.#child.exitCode !== null) throw new Error(`Dovecot ended; see ${join(this.#folder, 'log')}`);
      await setTimeout(20);
    }
  }

  /** Ends the server and every connection. */
  async cutOff(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  /** Ends it and removes its mail. */
  async stop(): Promise<void> {
    await this.cutOff();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #configure(): Promise<void> {
    const isRoot = process.getuid?.() === 0;
    const self = userInfo().username;
    const { default_internal_user, default_login_user, mailUid } = isRoot
      ? PARTS_OF_ROOT
      : { default_internal_user: self, default_login_user: self, mailUid: process.getuid?.() ?? 0 };
    const mail = join(this.#folder, 'mail');
    await mkdir(mail);
    if (isRoot) await chown(mail, mailUid, mailUid);
    const gid = isRoot ? mailUid : (process.getgid?.() ?? 0);
    // Only root may shut a process in.
    const open = isRoot
      ? ''
      : ['anvil', 'imap-login'].map((part) => `service ${part} {\n chroot =\n}`).join('\n');
    const settings = `
protocols = imap
listen = 127.0.0.1
base_dir = ${join(this.#folder, 'run')}
state_dir = ${join(this.#folder, 'run')}
log_path = ${join(this.#folder, 'log')}
default_internal_user = ${default_internal_user}
default_login_user = ${default_login_user}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 0
mail_location = maildir:${mail}
mail_fsync = never
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${mailUid} gid=${gid} home=${mail}
}
service imap-login {
  inet_listener imap {
    port = ${this.port}
  }
  inet_listener imaps {
    port = 0
  }
}
${open}
`;
    await writeFile(join(this.#folder, 'dovecot.conf'), settings);
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
