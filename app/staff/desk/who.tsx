import { HiddenFields, Press } from '../../ui/forms.tsx'
import { phoneWords } from '../format.ts'
import { type Hit, SearchBox } from '../people-found.tsx'
import { useWords } from '../words.ts'
import type { StepProps } from './call.tsx'
import { useDeskWords } from './words.ts'

/** First question: whom is it about, and who speaks? The number shown is a hint and no more. */
export function Who({ page }: StepProps) {
  const { say } = useWords()
  const desk = useDeskWords()
  const { call, candidates, specialRoute } = page.incoming
  const known = desk.knownBy(call.knownBy)
  const hits = page.words === '' ? candidates : page.hits
  return (
    <div className="stack">
      <p>
        {call.fromNumber === null
          ? say('voice:desk.who.hidden')
          : say('voice:desk.who.number', { number: phoneWords(call.fromNumber) })}
        {known && ` · ${known}`}
      </p>
      <p className="quiet">{say('voice:desk.who.notProof')}</p>
      <Returns page={page} />
      {specialRoute && <p className="strong">{say('voice:desk.who.special')}</p>}
      {hits.length > 1 && page.words === '' && <p>{say('voice:desk.who.several')}</p>}
      {hits.length === 0 && page.words === '' && !specialRoute && <p>{say('voice:desk.who.none')}</p>}
      {page.words !== '' && hits.length === 0 && <p role="status">{say('staff:search.none')}</p>}
      <ul className="plain-list stack-tight">
        {hits.map((hit) => (
          <Candidate key={hit.id} hit={hit} />
        ))}
      </ul>
      <SearchBox words={page.words} />
      <form method="post">
        <HiddenFields form="nobody" />
        <input type="hidden" name="gjor" value="hvem" />
        <Press name="hvem" value="nobody" variant="secondary">
          {say('voice:desk.who.nobody')}
        </Press>
      </form>
    </div>
  )
}

function Candidate({ hit }: { hit: Hit }) {
  const { say } = useWords()
  const name = `${hit.givenName} ${hit.familyName}`
  return (
    <li>
      <form method="post" className="row">
        <HiddenFields form={`who-${hit.id}`} />
        <input type="hidden" name="gjor" value="hvem" />
        <input type="hidden" name="person" value={hit.id} />
        <Press name="hvem" value="person">
          {say('voice:desk.who.person', { name })}
        </Press>
        <Press name="hvem" value="helper" variant="secondary">
          {say('voice:desk.who.helper', { name })}
        </Press>
        <span className="quiet">
          {hit.birthDate?.split('-').reverse().join('.')}
          {hit.municipality && `, ${hit.municipality}`}
        </span>
      </form>
    </li>
  )
}

/** C4-07: who rang from here and why, for the operator; aloud only after the check. */
export function Returns({ page }: Pick<StepProps, 'page'>) {
  const words = useWords()
  const { say } = words
  const { returns, maySay } = page.incoming
  if (!returns) return null
  const told = maySay.includes('whoRang')
  return (
    <div className="promise" data-state={told ? 'kept' : 'moved'}>
      <p>
        {say('voice:desk.returns', {
          when: words.when(returns.at),
          who: returns.byName ?? say('voice:desk.returns.somebody'),
          theme: returns.theme === null ? '–' : words.theme(returns.theme),
        })}
      </p>
      {!told && <p className="strong">{say('voice:desk.returns.notYet')}</p>}
    </div>
  )
}
