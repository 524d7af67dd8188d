/**
 * Phone clock: which time and day it is, by this phone's clock and what is known of its error: as the server measured it last,
 * and as a person has said since. Where nothing makes the clock right, the day to ask about is proposed.
 */

import { batch, type Signal, signal } from '@preact/signals';
import { unlessFull } from '../adapters/database';
import type { ConfirmedDay, Contact, PersonStore } from '../adapters/person_store';
import { ClockWatch, daysOff, doubtOf } from '../sync/clock';
import type { Moment } from '../sync/operation';
import type { Bell } from '../sync/ports';
import { bangkokDate } from '../values/thai_date';

/** Where it is kept what was told of the time; nowhere while no store is open. */
type Kept = Pick<PersonStore, 'write'> | undefined;

export class PhoneClock {
  readonly contact: Signal<Contact | null> = signal(null);
  private readonly confirmed: Signal<ConfirmedDay | null> = signal(null);
  private readonly watch = new ClockWatch();
  /** The day to propose, also while the person has put the question off. */
  private doubt: string | null = null;
  readonly doubtfulDay: Signal<string | null> = signal(null);

  constructor(
    private readonly bell: Pick<Bell, 'now' | 'elapsed'>,
    /** No clock can be right that shows an earlier time. */
    private readonly builtAt: number,
  ) {}

  /** How far the device clock is off. */
  private offset(): number {
    return (this.contact.peek()?.clock_offset_ms ?? 0) + (this.confirmed.peek()?.off_ms ?? 0);
  }

  now(): number {
    return this.bell.now() - this.offset();
  }

  today(): string {
    // screens follow what a person says of the date; what the server measures moves it by less than they could see
    void this.confirmed.value;
    return bangkokDate(this.now());
  }

  /** When something is made: the day, and the clock's evidence with its known error. */
  moment(): Pick<Moment, 'today' | 'made_at' | 'clock_offset_ms'> {
    return {
      today: this.today(),
      made_at: new Date(this.bell.now()).toISOString(),
      clock_offset_ms: this.offset(),
    };
  }

  /** Goes on from what was told before the person's store was last closed. */
  begin(contact: Contact | null = null, confirmed: ConfirmedDay | null = null): void {
    batch(() => {
      this.contact.value = contact;
      this.confirmed.value = confirmed;
      this.look(false);
    });
  }

  /** Told anew: there is nothing to ask about. With null it is known no more what anybody said. */
  settle(contact: Contact | null, confirmed: ConfirmedDay | null = null): void {
    batch(() => {
      this.contact.value = contact;
      this.confirmed.value = confirmed;
      this.dispelDoubt();
    });
  }

  /** `wasAwake`: nobody can have put the phone to sleep since the last look. */
  look(wasAwake: boolean): void {
    const { bell, builtAt } = this;
    const drift = this.watch.look(bell.now(), bell.elapsed(), wasAwake);
    const heard = Date.parse(this.contact.peek()?.last_contact_at ?? '');
    const day = doubtOf({
      now: this.now(),
      not_before: Number.isNaN(heard) ? builtAt : Math.max(builtAt, heard),
      drift,
    });
    if (day !== null) this.doubt = day;
    if (this.doubt !== null && this.confirmed.peek()?.day !== this.today()) this.doubtfulDay.value = this.doubt;
  }

  /** The server tells the time: what a person said counts no more. */
  async hear(contact: Contact, kept: Kept): Promise<void> {
    const wasConfirmed = this.confirmed.peek() !== null;
    this.settle(contact);
    await unlessFull(kept?.write('contact', contact));
    if (wasConfirmed) await kept?.write('confirmed_day', null);
  }

  async confirm(day: string, kept: Kept): Promise<void> {
    const measured = this.contact.peek()?.clock_offset_ms ?? 0;
    const confirmed = { off_ms: daysOff(this.bell.now() - measured, day), day };
    this.settle(this.contact.peek(), confirmed);
    await kept?.write('confirmed_day', confirmed);
  }

  dispelDoubt(): void {
    this.doubt = null;
    this.doubtfulDay.value = null;
  }

  askLater(): void {
    this.doubtfulDay.value = null;
  }
}
