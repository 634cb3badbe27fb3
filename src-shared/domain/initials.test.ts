import { describe, expect, it } from 'vitest';
import { nameInitials } from './initials.ts';

describe('nameInitials', () => {
  it.each([
    ['José García', 'JG'],
    ['Ludwig van Beethoven', 'LB'],
    ['ada', 'A'],
    ['Dr. Élodie de la Tour (she/her)', 'ÉT'],
    ["'s Gravesande", 'SG'],
    ['Иван Ильич Петров', 'ИП'],
    ['Νίκος Παπάς', 'ΝΠ'],
    ['王伟', '王伟'],
    ['王小明', '小明'],
    ['김민수', '민수'],
    ['山田 太郎', '山太'],
    ['マリア・サントス', 'マサ'],
    ['أحمد الرشيد', 'أ\u200cر'],
    ['יעל כהן', 'יכ'],
    ['किरण शर्मा', 'किश'],
    ['เสาวลักษณ์ แก้ว', 'สก้'],
    ['ნინო ბერიძე', 'ნბ'],
    ['Ａｎｎａ', 'A'],
    ['ʻAna Kealoha', 'AK'],
    ['Dr.', 'D'],
    ['🎉 42', ''],
    ['', ''],
  ])('%s: %s', (name, initials) => {
    expect(nameInitials(name)).toBe(initials);
  });
});
