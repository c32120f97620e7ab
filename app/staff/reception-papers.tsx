import { SHEETS } from '../../office/visits/reception/model.ts'
import type { DeskPapers } from '../../office/visits/reception/scans.ts'
import type { UnnamedPapers } from '../../office/visits/reception/unnamed.ts'
import type { Refused } from '../form.ts'
import { TextLine, Tick } from '../ui/forms.tsx'
import { SmallSelect } from './parts.tsx'
import type { Plain } from './plain.ts'
import { DeedForm } from './reception-deed.tsx'
import { useWords } from './words.ts'

type Papers = Plain<DeskPapers>
type Unnamed = readonly Plain<UnnamedPapers>[]
const LINES = [1, 2, 3, 4, 5, 6]

/** each sheet on the receipt, and what was asked for that it answers. */
export function PapersForm({ papers, refused }: { papers: Papers | null; refused?: Refused | undefined }) {
  const { say, coded } = useWords()
  const things = useThings(papers?.requests ?? [])
  return (
    <DeedForm
      gjor="papirer"
      heading={say('visitstaff:reception.papers')}
      save={say('visitstaff:reception.papers.save')}
      refused={refused}
    >
      {LINES.map((n) => (
        <div className="row" key={n}>
          <SmallSelect
            id={`ark-${n}`}
            name={`ark.${n}`}
            label={say('visitstaff:reception.papers.kind')}
            options={[
              { value: '', label: '–' },
              ...SHEETS.map((value) => ({ value, label: coded('visits:reception.sheet')(value) })),
            ]}
          />
          <TextLine
            id={`antall-${n}`}
            name={`antall.${n}`}
            inputMode="numeric"
            label={say('visitstaff:reception.papers.pages')}
            defaultValue="1"
            refused={refused}
          />
          {things.length > 0 && (
            <SmallSelect
              id={`svarer-${n}`}
              name={`svarer.${n}`}
              label={say('visitstaff:reception.papers.answers')}
              options={[{ value: '', label: say('visitstaff:reception.papers.answers.none') }, ...things]}
            />
          )}
        </div>
      ))}
      <Tick name="laere" label={say('visitstaff:reception.papers.training')} />
    </DeedForm>
  )
}

/** papers of an earlier visit, by the number and the day of the receipt. */
export function ClaimForm({ unnamed, refused }: { unnamed: Unnamed; refused?: Refused | undefined }) {
  const { say, day } = useWords()
  const words = useSheetWords()
  if (unnamed.length === 0) return null
  return (
    <DeedForm
      gjor="hentet"
      heading={say('visitstaff:reception.papers.unnamed')}
      save={say('visitstaff:reception.papers.unnamed.save')}
      refused={refused}
    >
      <SmallSelect
        id="fra"
        name="fra"
        label={say('visitstaff:reception.papers.unnamed.pick')}
        options={unnamed.map(({ visitId, ticket, day: came, sheets }) => ({
          value: visitId,
          label: `${say('visitstaff:reception.scan.pile', { n: ticket, day: day(came) })} ${sheets.map(words).join(', ')}`,
        }))}
      />
    </DeedForm>
  )
}

/** M-39: when it was asked for and its number in the letter; the visitor's letter has the words. */
function useThings(requests: Papers['requests']) {
  const { say, when } = useWords()
  return requests.flatMap(({ promiseId, askedAt, asked, missing }) =>
    missing.map((item) => ({
      value: `${promiseId}:${item}`,
      label: say('visitstaff:reception.papers.answers.thing', {
        when: when(askedAt),
        n: item + 1,
        all: asked,
      }),
    })),
  )
}

/** A sheet of a receipt in words. */
export function useSheetWords() {
  const { say, coded } = useWords()
  return ({ kind, pages }: { kind: string; pages: number }) =>
    say('visits:reception.slip.sheets', { kind: coded('visits:reception.sheet')(kind), n: pages })
}

/** What has come, and how much of it is scanned; a way to the scanner. */
export function HandedIn({ visitId, papers }: { visitId: string; papers: Papers | null }) {
  const { say } = useWords()
  const words = useSheetWords()
  if (papers === null || papers.papers.length === 0) return null
  const open = papers.papers.some((one) => one.open)
  return (
    <section aria-labelledby="levert" className="card stack-tight">
      <h2 id="levert">{say('visits:reception.slip.receipt')}</h2>
      {papers.papers.map(({ promiseId, sheets, files }) => (
        <ul key={promiseId}>
          {sheets
            .map((sheet, at) => ({ line: at, sheet, n: files[at] ?? 0 }))
            .map(({ line, sheet, n }) => (
              <li key={line}>
                {words(sheet)}{' '}
                <span className="quiet small">{say('visitstaff:reception.papers.files', { n })}</span>
              </li>
            ))}
        </ul>
      ))}
      {open && (
        <p>
          <a href={`/arbeid/mottak/${visitId}/skann`}>{say('visitstaff:reception.papers.scan')}</a>
        </p>
      )}
    </section>
  )
}
