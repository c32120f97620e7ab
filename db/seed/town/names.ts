import type { Random } from './random.ts'

/**
 * Given names that many people have, and family names that nobody has: put together from pieces, so that no real
 * family and no well-known pattern is met.
 */
type Culture = { given: readonly string[]; start: readonly string[]; end: readonly string[] }

const CULTURES = {
  nb: {
    given: [
      'Anne',
      'Bjørn',
      'Camilla',
      'Dag',
      'Elise',
      'Frode',
      'Grete',
      'Henrik',
      'Inger',
      'Jostein',
      'Karin',
      'Lars',
      'Maria',
      'Nils',
      'Odd',
      'Petra',
      'Rolf',
      'Sissel',
      'Terje',
      'Unni',
      'Vidar',
      'Åse',
      'Emma',
      'Jakob',
      'Nora',
      'Oliver',
      'Sofie',
      'Mikael',
      'Hege',
      'Tore',
    ],
    start: [
      'Lyng',
      'Mose',
      'Bekke',
      'Tinde',
      'Skog',
      'Havre',
      'Rogne',
      'Stein',
      'Fjell',
      'Elve',
      'Kveld',
      'Storm',
      'Aspe',
      'Ljos',
      'Myr',
      'Vind',
      'Snø',
      'Korn',
      'Furu',
      'Nipe',
    ],
    end: ['toft', 'lykt', 'kvist', 'gard', 'myra', 'havn', 'elva', 'moen', 'tind', 'hylla', 'botn', 'rinden'],
  },
  ar: {
    given: [
      'Ahmad',
      'Layla',
      'Omar',
      'Maryam',
      'Khaled',
      'Rana',
      'Samir',
      'Huda',
      'Yousef',
      'Dina',
      'Hassan',
      'Nour',
    ],
    start: ['Al-Sham', 'Qas', 'Haz', 'Nab', 'Zar', 'Mur', 'Taf', 'Bar', 'Dal'],
    end: ['uni', 'awan', 'idar', 'abeh', 'aniz', 'ouzi', 'ashar', 'emal'],
  },
  so: {
    given: ['Amina', 'Abdi', 'Hodan', 'Mohamed', 'Fadumo', 'Ismail', 'Sahra', 'Yusuf', 'Ifrah', 'Mahad'],
    start: ['War', 'Gur', 'Shir', 'Dhub', 'Far', 'Jam', 'Qal', 'Bul'],
    end: ['shame', 'dhan', 'wale', 'shiil', 'rabe', 'gaal', 'duun'],
  },
  ti: {
    given: ['Selam', 'Yonas', 'Rahel', 'Filmon', 'Helen', 'Daniel', 'Senait', 'Abel', 'Winta', 'Robel'],
    start: ['Tes', 'Hab', 'Ger', 'Meb', 'Kif', 'Zer', 'Bir'],
    end: ['farin', 'temar', 'esom', 'ratu', 'lomin', 'ezghi', 'omar'],
  },
  prs: {
    given: ['Zahra', 'Ali', 'Fatima', 'Reza', 'Parwin', 'Jawad', 'Nilofar', 'Karim', 'Shabnam', 'Nasir'],
    start: ['Dol', 'Nur', 'Sher', 'Gul', 'Kam', 'Baz', 'Tor'],
    end: ['amir', 'izan', 'walin', 'azoi', 'mandi', 'barak', 'eshan'],
  },
  uk: {
    given: [
      'Oksana',
      'Andrii',
      'Iryna',
      'Dmytro',
      'Olena',
      'Taras',
      'Natalia',
      'Mykola',
      'Yulia',
      'Serhii',
      'Halyna',
    ],
    start: ['Volosh', 'Kryn', 'Berez', 'Halych', 'Dubr', 'Sokor', 'Zaver', 'Luhan'],
    end: ['enik', 'ytska', 'ovan', 'ychuk', 'imko', 'onets', 'yshyn'],
  },
  pl: {
    given: ['Tomasz', 'Anna', 'Piotr', 'Katarzyna', 'Marek', 'Agnieszka', 'Pawel', 'Ewa', 'Marta', 'Adam'],
    start: ['Wierzb', 'Grab', 'Olsz', 'Brzez', 'Klon', 'Jawor', 'Debn'],
    end: ['anik', 'owiec', 'ycka', 'elak', 'inska', 'ewnik', 'ysz'],
  },
  other: {
    given: [
      'Rosa',
      'Ivan',
      'Mei',
      'Carlos',
      'Priya',
      'Somchai',
      'Elena',
      'Samuel',
      'Linh',
      'Ayse',
      'Viktor',
      'Grace',
    ],
    start: ['Mar', 'Tol', 'Ven', 'Sur', 'Kal', 'Dem', 'Lor', 'Bas'],
    end: ['anco', 'ithan', 'evar', 'oyek', 'umala', 'erin', 'azar', 'ovek'],
  },
} as const satisfies Record<string, Culture>
export type CultureKey = keyof typeof CULTURES

export function nameOf(culture: CultureKey, random: Random): { givenName: string; familyName: string } {
  const { given, start, end }: Culture = CULTURES[culture]
  return { givenName: random.pick(given), familyName: random.pick(start) + random.pick(end) }
}
