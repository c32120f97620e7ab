import type { Refused } from '../form.ts'
import { ContactLines } from '../ui/directory-entry.tsx'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import type { DirectoryPage } from './directory.tsx'
import { EntryForm } from './directory-form.tsx'
import { Fold } from './parts.tsx'
import { useWords } from './words.ts'

type Props = { entry: DirectoryPage['entries'][number]; page: DirectoryPage; refused: Refused | undefined }

/** one who is responsible: how they are reached, who keeps it true, and since when it is known to be. */
export function EntryCard({ entry, page, refused }: Props) {
  const { say, coded, day, language } = useWords()
  const mine = refused?.values.oppforing === entry.id ? refused : undefined
  const coming = page.coming.includes(entry)
  // The history of another office’s entry is theirs.
  const own = page.own && !coming
  return (
    <>
      <p className="row row-apart">
        <span className="strong" dir="auto">
          {entry.name}
        </span>
        <span className="quiet small">{coded('visitstaff:directory.body')(entry.body)}</span>
      </p>
      <p>{entry.themes.map((theme) => say(`visits:directory.matter.${theme}`)).join(' · ')}</p>
      <ContactLines {...entry} speaks={entry.languages.map(language)} />
      <p className="quiet small">
        {say('visitstaff:directory.kept', {
          from: day(entry.validFrom),
          checked: day(entry.checkedOn),
          who: entry.ownerName ?? say('visitstaff:directory.house'),
        })}
      </p>
      {own && (
        <p className="small">
          <a href={`/arbeid/hvem-har-ansvar/${entry.id}`}>{say('visitstaff:directory.history')}</a>
        </p>
      )}
      {entry.stale && <StatusTag tone="warning">{say('visitstaff:directory.stale')}</StatusTag>}
      {!coming && (page.checks || page.leads) && (
        <form method="post" className="row">
          <HiddenFields form={`keep-${entry.id}`} />
          <input type="hidden" name="oppforing" value={entry.id} />
          <Press small variant="secondary" name="gjor" value="stemmer">
            {say('visitstaff:directory.holds')}
          </Press>
          {page.leads && (
            <Press small variant="tertiary" name="gjor" value="slutt">
              {say('visitstaff:directory.end')}
            </Press>
          )}
        </form>
      )}
      {!coming && page.leads && (
        <Fold id={`endre-${entry.id}`} summary={say('visitstaff:directory.change')} open={mine !== undefined}>
          <EntryForm entry={entry} refused={mine} />
        </Fold>
      )}
    </>
  )
}
