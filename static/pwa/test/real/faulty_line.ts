/** The line between phone and server: a proxy on a socket of its own that loses, cuts, repeats, delays and lies by chance. */

import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const FAULTS = [
  'lost_request',
  'lost_answer',
  'cut_answer',
  'twice',
  'delay',
  'late_again',
  'bad_gateway',
  'captive_portal',
  'garbage',
] as const;
export type Fault = (typeof FAULTS)[number];

interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}
interface Answered {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Dice with a memory: the same seed, the same falls. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class FaultyLine {
  url = '';
  /** Off: everything passes. */
  isFaulty = false;
  readonly requests = new Map<string, number>();
  readonly fired = new Map<Fault, number>();
  private readonly proxy: Server = createServer((asked, answer) => {
    // a server that is not there is a line that breaks
    this.pass(asked, answer).catch(() => answer.destroy());
  });
  private readonly chance: () => number;
  /** Each fault once for sending and once for fetching, before chance alone decides. */
  private readonly due = new Map<string, Fault[]>();

  constructor(
    private readonly target: () => string,
    seed: number,
  ) {
    this.chance = dice(seed);
    for (const path of ['/api/sync/push', '/api/sync/pull']) {
      this.due.set(
        path,
        FAULTS.map((fault) => ({ fault, at: this.chance() }))
          .sort((left, right) => left.at - right.at)
          .map(({ fault }) => fault),
      );
    }
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.proxy.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.proxy.closeAllConnections();
    await new Promise((done) => this.proxy.close(done));
  }

  /** One request in five is lost, one answer in five, and every other trouble happens once in fifty. */
  private draw(path: string): Fault | null {
    const due = this.due.get(path);
    if (!this.isFaulty || !due) return null;
    const first = due.shift();
    if (first) return first;
    const fall = this.chance();
    if (fall < 0.2) return 'lost_request';
    if (fall < 0.4) return 'lost_answer';
    return FAULTS[2 + Math.floor((fall - 0.4) / 0.02)] ?? null;
  }

  private async pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const path = incoming.url ?? '/';
    const asked = { method: incoming.method ?? 'GET', path, headers: incoming.headers, body: Buffer.concat(chunks) };
    this.requests.set(path, (this.requests.get(path) ?? 0) + 1);
    const fault = this.draw(path);
    if (fault) this.fired.set(fault, (this.fired.get(fault) ?? 0) + 1);
    if (fault === 'lost_request') return void answer.destroy();
    if (fault === 'bad_gateway') return html(answer, [500, 502, 503][Math.floor(this.chance() * 3)] as number);
    if (fault === 'captive_portal') return html(answer, 200);
    if (fault === 'delay') await new Promise((done) => setTimeout(done, 200 * this.chance()));
    if (fault === 'twice') await this.ask(asked);
    const answered = await this.ask(asked);
    // the network delivers the same request once more, after the phone has gone on
    if (fault === 'late_again') setTimeout(() => this.ask(asked).catch(() => undefined), 300 * this.chance());
    if (fault === 'lost_answer') return void answer.destroy();
    if (fault === 'garbage') {
      answer.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
      answer.end(Buffer.from(answered.body).reverse());
      return;
    }
    answer.writeHead(answered.status, { ...answered.headers, 'content-length': String(answered.body.length) });
    if (fault === 'cut_answer') {
      answer.write(answered.body.subarray(0, Math.floor(answered.body.length * this.chance())));
      setTimeout(() => answer.destroy(), 5);
      return;
    }
    answer.end(answered.body);
  }

  private ask({ method, path, headers, body }: Asked): Promise<Answered> {
    return new Promise((done, fail) => {
      const asking = request(this.target() + path, { method, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const { 'transfer-encoding': _, connection: __, ...kept } = answer.headers;
          done({ status: answer.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks) });
        });
      });
      asking.on('error', fail);
      asking.end(body);
    });
  }
}

function html(answer: ServerResponse, status: number): void {
  answer.writeHead(status, { 'Content-Type': 'text/html' });
  answer.end('<!doctype html><title>Free WiFi</title><h1>Welcome</h1>');
}
