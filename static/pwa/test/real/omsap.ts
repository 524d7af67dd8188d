/** The real server, on a small SQLite database of its own, as the installed command serves it. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

const START_MS_MAX = 30_000;

export interface Officer {
  name: string;
  password: string;
}

export class Omsap {
  url = '';
  readonly officers: Officer[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'omsap-real-'));
  private readonly database = join(this.folder, 'omsap.sqlite3');
  private readonly environment = {
    ...process.env,
    OMSAP_DATABASE_URL: `sqlite:///${this.database}`,
    OMSAP_LOG_LEVEL: 'ERROR',
    // minutes pass in milliseconds here
    OMSAP_DEVICE_REQUESTS_PER_MINUTE: '1000000',
    OMSAP_DEVICE_OPERATIONS_PER_DAY: '1000000000',
  };
  private server: ChildProcess | null = null;

  /** Tables, officers of one subdistrict, and the server on a free port. `omsap` is where node is: in the PATH. */
  async start(...names: string[]): Promise<void> {
    await this.run('db', 'upgrade');
    for (const name of names) {
      const about = ['--name', name, '--display-name', name, '--role', 'officer', '--area', '350101'];
      const password = /[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}/.exec(await this.run('user', 'add', ...about))?.[0];
      this.officers.push({ name, password: password ?? '' });
    }
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    this.server = spawn('omsap', ['serve', '--port', String(port)], { env: this.environment, stdio: 'ignore' });
    const until = Date.now() + START_MS_MAX;
    while (!(await this.answers())) {
      if (Date.now() > until) throw new Error('omsap serve does not answer');
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server && server.exitCode === null) {
      const end = new Promise((done) => server.once('exit', done));
      server.kill();
      await end;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Rows as they stand in the file, read beside the server and not through it. */
  rows<Row>(sql: string): Row[] {
    const database = new DatabaseSync(this.database, { readOnly: true });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }

  private async run(...command: string[]): Promise<string> {
    return (await promisify(execFile)('omsap', command, { env: this.environment })).stdout;
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/health`)).ok;
    } catch {
      return false;
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const one = createServer().listen(0, '127.0.0.1', () => {
      const address = one.address();
      one.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
