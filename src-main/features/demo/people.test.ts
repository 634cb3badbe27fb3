import { describe, expect, it } from 'vitest';
import { fold, tokens } from '#shared/domain/text.ts';
import { DEMO_PEOPLE } from './event.ts';
import { CULTURES } from './names/index.ts';
import { type DemoPerson, generatePeople } from './people.ts';

const MANY = 20_000;
const people = [...generatePeople(MANY, 1)];
const share = (test: (person: DemoPerson) => boolean, list = people) => list.filter(test).length / list.length;

describe('generatePeople', () => {
  it('gives the same people for a seed, others for another, and a longer list begins with the shorter', () => {
    const names = (count: number, seed: number) => [...generatePeople(count, seed)].map((person) => person.displayName);
    expect(names(50, 3)).toEqual(names(50, 3));
    expect(names(50, 4)).not.toEqual(names(50, 3));
    expect(names(80, 3).slice(0, 50)).toEqual(names(50, 3));
    expect(names(0, 3)).toEqual([]);
  });

  it('makes as many as asked for, also where an order is cut', () => {
    for (let count = 0; count < 40; count++) expect([...generatePeople(count, 3)]).toHaveLength(count);
  });

  it('makes people as they are asked for', () => {
    const endless = generatePeople(Number.MAX_SAFE_INTEGER, 1);
    expect(endless.next().value).toEqual(people[0]);
  });

  it('has every script of its cultures at the demo event', () => {
    const names = [...generatePeople(DEMO_PEOPLE.count, DEMO_PEOPLE.seed)]
      .map((person) => person.displayName)
      .join(' ');
    const scripts = [...new Set(CULTURES.map((culture) => culture.script)), 'Hiragana'];
    expect(scripts.filter((script) => !new RegExp(`\\p{Script=${script}}`, 'u').test(names))).toEqual([]);
  });

  it('has no namesakes but a few', () => {
    const distinct = new Set(people.map((person) => person.displayName)).size;
    expect(distinct).toBeLessThan(MANY);
    expect(distinct / MANY).toBeGreaterThan(0.97);
  });

  it('has some very long names, and none without a word', () => {
    expect(people.some((person) => person.displayName.length > 50)).toBe(true);
    expect(people.filter((person) => tokens(person.displayName).length === 0)).toEqual([]);
    for (const person of people) {
      expect(person.displayName).toBe(person.displayName.trim());
      expect(person.displayName).not.toMatch(/ {2}|_|\/|undefined/);
    }
  });

  it('gives nobody the same word twice', () => {
    const twice = (name: string) => {
      const words = fold(name).split(/[ -]/);
      return words.length > 1 && new Set(words).size === 1;
    };
    expect(people.filter((person) => twice(person.firstName) || twice(person.lastName))).toEqual([]);
  });

  it('gives each ticket code and each e-mail address once', () => {
    const codes = people.map((person) => person.ticketCode);
    const emails = people.map((person) => person.email).filter((email) => email !== '');
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(emails).size).toBe(emails.length);
    expect(share((person) => /^[a-z2-9]{32}$/.test(person.ticketCode))).toBeCloseTo(0.7, 1);
    expect(share((person) => person.ticketCode.length < 32)).toBeCloseTo(0.3, 1);
  });

  it('uses only addresses and numbers that nobody has', () => {
    for (const { email, phone } of people) {
      if (email !== '') expect(email).toMatch(/^[a-z]+(\.[a-z]+)?\d+@example\.(org|com|net)$/);
      if (phone !== '') expect(phone.replace(/\D/g, '')).toMatch(FICTIONAL);
    }
    expect(share((person) => person.phone !== '')).toBeCloseTo(0.6, 1);
  });

  it('puts one to four people in an order, one after the other', () => {
    const sizes: number[] = [];
    const seen = new Set<string>();
    let last = '';
    for (const { orderCode } of people) {
      expect(orderCode).toMatch(/^[A-Z3789]{5}$/);
      if (orderCode === last) sizes.push((sizes.pop() ?? 0) + 1);
      else {
        expect(seen).not.toContain(orderCode);
        seen.add(orderCode);
        sizes.push(1);
      }
      last = orderCode;
    }
    expect(new Set(sizes)).toEqual(new Set([1, 2, 3, 4]));
  });

  it('has the mix of a real list', () => {
    expect(share((person) => person.status === 'enrolled')).toBeCloseTo(0.94, 2);
    expect(share((person) => person.status === 'waitlisted')).toBeCloseTo(0.04, 2);
    expect(share((person) => person.status === 'cancelled')).toBeCloseTo(0.02, 2);
    expect(share((person) => person.vip)).toBeCloseTo(0.025, 2);
    expect(share((person) => person.attention)).toBeCloseTo(0.02, 2);
    expect(people.every((person) => !person.attention || person.note !== '')).toBe(true);
    expect(new Set(people.map((person) => person.ticketType)).size).toBe(7);
    expect(new Set(people.map((person) => person.company)).size).toBeGreaterThan(2000);
  });

  it('lets nobody look for what they offer', () => {
    for (const { interests } of people) {
      const all = [...interests.offering, ...interests.lookingFor];
      expect(new Set(all).size).toBe(all.length);
    }
    expect(share((person) => person.interests.offering.length > 0)).toBeGreaterThan(0.8);
  });
});

/** The ranges that regulators keep for fiction, as digits with the country code. */
const FICTIONAL = new RegExp(
  [
    String.raw`^1(202|416|512)55501\d\d$`,
    String.raw`^44(2079460\d{3}|7700900\d{3}|1134960\d{3})$`,
    String.raw`^49(3023125|4066969|8999998)\d{3}$`,
    String.raw`^33(19900|63998)\d{4}$`,
    String.raw`^46(8465004|3139006)\d\d$`,
    String.raw`^61(25550|37010)\d{4}$`,
  ].join('|'),
);
