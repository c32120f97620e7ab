import type { AccessRole, Clearance, StaffSide } from '../../office/kernel/context.ts'
import { fixedIds } from './ids.ts'

export const OFFICES = fixedIds('office', ['A', 'B'])
export const MUNICIPALITIES = fixedIds('municipality', ['A', 'B1', 'B2'])
export const TEAMS = fixedIds('team', [
  'followUpA',
  'municipalA',
  'dutyA',
  'triageA',
  'receptionA',
  'leadersA',
  'followUpB',
  'municipalB1',
  'municipalB2',
  'dutyB',
  'triageB',
  'receptionB',
  'leadersB',
  'contactCentre',
  'benefitUnit',
])
export type TeamKey = keyof typeof TEAMS
type OfficeKey = keyof typeof OFFICES

type Grants = {
  title: string
  employer: StaffSide | 'partner'
  roles: readonly AccessRole[]
  sides: readonly StaffSide[]
}

/** what each kind of employee may, as columns of the access matrix. */
const GRANTS = {
  stateAdviser: { title: 'Veileder', employer: 'state', roles: ['AS', 'CO'], sides: ['state'] },
  municipalAdviser: {
    title: 'Sosialfaglig veileder',
    employer: 'municipal',
    roles: ['AM', 'CO'],
    sides: ['municipal'],
  },
  dualAdviser: {
    title: 'Veileder',
    employer: 'municipal',
    roles: ['AS', 'AM', 'CO'],
    sides: ['state', 'municipal'],
  },
  stateLead: { title: 'Teamleder oppfølging', employer: 'state', roles: ['LE', 'AP'], sides: ['state'] },
  municipalLead: {
    title: 'Teamleder sosiale tjenester',
    employer: 'municipal',
    roles: ['LE', 'AP'],
    sides: ['municipal'],
  },
  officeLeader: { title: 'Kontorleder', employer: 'municipal', roles: ['LE'], sides: ['state', 'municipal'] },
  dutyOfficer: { title: 'Vaktleder', employer: 'municipal', roles: ['DU', 'AM', 'CO'], sides: ['municipal'] },
  host: { title: 'Vert i mottaket', employer: 'municipal', roles: ['RE'], sides: [] },
  // hands over sealed envelopes at a partner's place, and has no other right.
  keeper: { title: 'Vert på Gatekafeen', employer: 'partner', roles: [], sides: [] },
  triage: { title: 'Fordeler', employer: 'state', roles: ['AS', 'AM', 'CO'], sides: ['state', 'municipal'] },
  operator: { title: 'Veileder på kontaktsenteret', employer: 'state', roles: ['CC'], sides: [] },
  centreLead: {
    title: 'Teamleder på kontaktsenteret',
    employer: 'state',
    roles: ['CC', 'LE'],
    sides: ['state'],
  },
  decisionMaker: { title: 'Saksbehandler', employer: 'state', roles: ['BU'], sides: ['state'] },
  decisionLead: { title: 'Teamleder vedtak', employer: 'state', roles: ['BU', 'LE', 'AP'], sides: ['state'] },
  market: { title: 'Markedsrådgiver', employer: 'state', roles: ['MA'], sides: ['state'] },
  clerk: {
    title: 'Merkantil medarbeider',
    employer: 'municipal',
    roles: ['CL'],
    sides: ['state', 'municipal'],
  },
  privacyOfficer: {
    title: 'Personvernkontakt',
    employer: 'state',
    roles: ['PO'],
    sides: ['state', 'municipal'],
  },
} as const satisfies Record<string, Grants>
type StaffKind = keyof typeof GRANTS

type Row = {
  kind: StaffKind
  subject: string
  name: string
  office: OfficeKey | null
  teams: readonly TeamKey[]
  deputy: string
  shields?: readonly Clearance[]
  languages?: readonly string[]
}

const at =
  (office: OfficeKey | null) =>
  (
    kind: StaffKind,
    subject: string,
    name: string,
    teams: readonly TeamKey[],
    deputy: string,
    more: Pick<Row, 'shields' | 'languages'> = {},
  ): Row => ({
    kind,
    subject,
    name,
    office,
    teams,
    deputy,
    ...more,
  })
const A = at('A')
const B = at('B')
const central = at(null)
const CLEARED = { shields: ['6', '7', 'ownEmployee', 'safety'] } as const

// biome-ignore format: one employee on each line
const ROWS = {
  // Office A, Granvik
  officeLeaderA: A('officeLeader', 'berit.leder', 'Berit Tindegard', ['leadersA'], 'leadStateA', CLEARED),
  leadStateA: A('stateLead', 'gunnar.teamleder', 'Gunnar Lyngtoft', ['followUpA', 'leadersA'], 'leadMunicipalA'),
  leadMunicipalA: A('municipalLead', 'mona.teamleder', 'Mona Havrekvist', ['municipalA', 'dutyA', 'leadersA'], 'leadStateA'),
  stateAdviserA: A('stateAdviser', 'kari.veileder', 'Kari Mosetoft', ['followUpA'], 'deputyStateA'),
  deputyStateA: A('stateAdviser', 'jonas.veileder', 'Jonas Bekkegard', ['followUpA'], 'stateAdviserA2'),
  stateAdviserA2: A('stateAdviser', 'ingvild.veileder', 'Ingvild Rognelykt', ['followUpA'], 'stateAdviserA3', { languages: ['nb', 'nn', 'en'] }),
  stateAdviserA3: A('stateAdviser', 'tariq.veileder', 'Tariq Zalmeri', ['followUpA'], 'stateAdviserA4', { languages: ['nb', 'en', 'ar'] }),
  stateAdviserA4: A('stateAdviser', 'petter.veileder', 'Petter Skogelva', ['followUpA'], 'stateAdviserA'),
  clearedAdviserA: A('dualAdviser', 'siv.skjermet', 'Siv Heimkvist', ['followUpA', 'municipalA'], 'officeLeaderA', CLEARED),
  municipalAdviserA: A('municipalAdviser', 'mette.sosial', 'Mette Stormtoft', ['municipalA'], 'deputyMunicipalA'),
  deputyMunicipalA: A('municipalAdviser', 'hassan.sosial', 'Hassan Bekuzar', ['municipalA'], 'municipalAdviserA2', { languages: ['nb', 'en', 'so'] }),
  municipalAdviserA2: A('municipalAdviser', 'liv.sosial', 'Liv Ekrehavn', ['municipalA'], 'municipalAdviserA3'),
  municipalAdviserA3: A('municipalAdviser', 'oskar.kvp', 'Oskar Tjernlykt', ['municipalA'], 'municipalAdviserA'),
  dualAdviserA: A('dualAdviser', 'nina.felles', 'Nina Aspekvist', ['followUpA', 'municipalA'], 'dualAdviserA2'),
  dualAdviserA2: A('dualAdviser', 'david.felles', 'David Lauvmyra', ['followUpA', 'municipalA'], 'dualAdviserA3'),
  dualAdviserA3: A('dualAdviser', 'elin.felles', 'Elin Snøtoft', ['followUpA', 'municipalA'], 'dualAdviserA', { languages: ['nb', 'pl', 'en'] }),
  dutyOfficerA: A('dutyOfficer', 'ruth.vakt', 'Ruth Kveldgard', ['dutyA', 'municipalA'], 'dutyOfficerA2'),
  dutyOfficerA2: A('dutyOfficer', 'samir.vakt', 'Samir Deshamar', ['dutyA', 'municipalA'], 'dutyOfficerA', { languages: ['nb', 'ar'] }),
  hostA: A('host', 'anne.mottak', 'Anne Vindlykt', ['receptionA'], 'hostA2'),
  hostA2: A('host', 'filip.mottak', 'Filip Orekvist', ['receptionA'], 'hostA', { languages: ['nb', 'uk', 'en'] }),
  triageA: A('triage', 'eva.fordeling', 'Eva Myrhavn', ['triageA'], 'dualAdviserA'),
  marketA: A('market', 'trude.marked', 'Trude Solgarden', [], 'leadStateA'),
  clerkA: A('clerk', 'bjorn.arkiv', 'Bjørn Steintoft', [], 'leadMunicipalA'),
  privacyOfficer: A('privacyOfficer', 'ida.personvern', 'Ida Flatlykt', [], 'officeLeaderA'),
  // Office B, Elvemark, host for Elvemark and Sundmoen
  officeLeaderB: B('officeLeader', 'harald.leder', 'Harald Fosskvist', ['leadersB'], 'leadStateB', CLEARED),
  leadStateB: B('stateLead', 'turid.teamleder', 'Turid Granelykt', ['followUpB', 'leadersB'], 'leadMunicipalB'),
  leadMunicipalB: B('municipalLead', 'omar.teamleder', 'Omar Tarovani', ['municipalB1', 'municipalB2', 'dutyB', 'leadersB'], 'leadStateB'),
  stateAdviserB: B('stateAdviser', 'stine.veileder', 'Stine Haugtoft', ['followUpB'], 'deputyStateB'),
  deputyStateB: B('stateAdviser', 'erik.veileder', 'Erik Bjørkemoen', ['followUpB'], 'stateAdviserB2'),
  stateAdviserB2: B('stateAdviser', 'fatou.veileder', 'Fatou Selamen', ['followUpB'], 'stateAdviserB', { languages: ['nb', 'en'] }),
  municipalAdviserB1: B('municipalAdviser', 'marit.sosial', 'Marit Elvetoft', ['municipalB1'], 'municipalAdviserB1b'),
  municipalAdviserB1b: B('municipalAdviser', 'andre.sosial', 'André Seljekvist', ['municipalB1'], 'municipalAdviserB1'),
  municipalAdviserB2: B('municipalAdviser', 'gro.sosial', 'Gro Sundlykt', ['municipalB2'], 'municipalAdviserB2b'),
  municipalAdviserB2b: B('municipalAdviser', 'leif.sosial', 'Leif Moetind', ['municipalB2'], 'municipalAdviserB2'),
  dualAdviserB: B('dualAdviser', 'sara.felles', 'Sara Noratoft', ['followUpB', 'municipalB1', 'municipalB2'], 'dualAdviserB2'),
  dualAdviserB2: B('dualAdviser', 'viktor.felles', 'Viktor Bryndal', ['followUpB', 'municipalB1', 'municipalB2'], 'dualAdviserB'),
  dutyOfficerB: B('dutyOfficer', 'tom.vakt', 'Tom Nattehavn', ['dutyB', 'municipalB1', 'municipalB2'], 'municipalAdviserB1'),
  hostB: B('host', 'hilde.mottak', 'Hilde Brukvist', ['receptionB'], 'triageB'),
  triageB: B('triage', 'knut.fordeling', 'Knut Åslykt', ['triageB'], 'dualAdviserB'),
  // The contact centre and the benefit unit
  operator: central('operator', 'lars.kontaktsenter', 'Lars Fjordtoft', ['contactCentre'], 'operator2'),
  operator2: central('operator', 'yasmin.kontaktsenter', 'Yasmin Karadeli', ['contactCentre'], 'operator3', { languages: ['nb', 'en', 'ar'] }),
  operator3: central('operator', 'ole.kontaktsenter', 'Ole Stakkmyra', ['contactCentre'], 'operator'),
  centreLead: central('centreLead', 'renate.kontaktsenter', 'Renate Gullmyra', ['contactCentre'], 'operator'),
  decisionMaker: central('decisionMaker', 'astrid.vedtak', 'Astrid Kornlykt', ['benefitUnit'], 'decisionMaker2'),
  decisionMaker2: central('decisionMaker', 'magnus.vedtak', 'Magnus Isegard', ['benefitUnit'], 'decisionMaker3'),
  decisionMaker3: central('decisionMaker', 'ivan.vedtak', 'Ivan Dobrenik', ['benefitUnit'], 'decisionMaker'),
  decisionLead: central('decisionLead', 'solveig.vedtak', 'Solveig Rimtoft', ['benefitUnit'], 'decisionMaker'),
  // A partner's place where people fetch what waits for them
  keeper: central('keeper', 'vera.kafe', 'Vera Kaiholm', [], 'keeper'),
} satisfies Record<string, Row>

export type StaffKey = keyof typeof ROWS
export const STAFF_KEYS = Object.keys(ROWS) as StaffKey[]
export const STAFF = fixedIds('staff', STAFF_KEYS)
/** Machine clients act in its name; the scopes of the client narrow what it may. */
export const SERVICE_ACCOUNT = fixedIds('staff', ['service']).service

export type StaffMember = Grants &
  Omit<Row, 'deputy'> & { id: string; key: StaffKey; deputyId: string; teamIds: readonly string[] }

/** One employee of the demo town as everything that is written about them. */
export function staffMember(key: StaffKey): StaffMember {
  const row: Row = ROWS[key]
  const grants: Grants = GRANTS[row.kind]
  return {
    ...grants,
    ...row,
    key,
    id: STAFF[key],
    deputyId: STAFF[row.deputy as StaffKey],
    teamIds: row.teams.map((team) => TEAMS[team]),
  }
}

export const LEAD_OF: Readonly<Record<TeamKey, StaffKey>> = {
  followUpA: 'leadStateA',
  municipalA: 'leadMunicipalA',
  dutyA: 'leadMunicipalA',
  triageA: 'leadStateA',
  receptionA: 'leadMunicipalA',
  leadersA: 'officeLeaderA',
  followUpB: 'leadStateB',
  municipalB1: 'leadMunicipalB',
  municipalB2: 'leadMunicipalB',
  dutyB: 'leadMunicipalB',
  triageB: 'leadStateB',
  receptionB: 'leadMunicipalB',
  leadersB: 'officeLeaderB',
  contactCentre: 'centreLead',
  benefitUnit: 'decisionLead',
}
