import { HiddenFields, Press } from '../../ui/forms.tsx'
import { Fold, SmallSelect } from '../parts.tsx'
import { useWords } from '../words.ts'
import type { CallPage } from './call-data.ts'

const PAGES = [
  '/min-side/skriv',
  '/min-side/post',
  '/min-side/slik-snakker-vi',
  '/min-side/hjelperne-mine',
  '/',
] as const

/** In place of looking into the person's browser: a code, said aloud, and both see the same page. */
export function Share({ page }: { page: CallPage }) {
  const { say } = useWords()
  const shown = page.incoming.shares
  return (
    <Fold id="vis-side" summary={say('voice:desk.share.heading')} open={shown.length > 0}>
      {shown.map((share) => (
        <SharedNow key={share.id} share={share} />
      ))}
      <form method="post" className="row">
        <HiddenFields form="share" />
        <SmallSelect
          name="side"
          id="side-vis"
          label={say('voice:desk.share.page')}
          options={PAGES.map((value) => ({ value, label: say(`voice:desk.page.${value}`) }))}
        />
        <Press name="gjor" value="vis-side" variant="secondary" small>
          {say('voice:desk.share.make')}
        </Press>
      </form>
    </Fold>
  )
}

export function SharedNow({ share }: { share: CallPage['incoming']['shares'][number] }) {
  const { say, when } = useWords()
  return (
    <p role="status">
      <span className="strong">
        {say('voice:desk.share.code', { code: share.code, address: '/vis', when: when(share.until) })}
      </span>{' '}
      {say(share.openedAt === null ? 'voice:desk.share.notOpened' : 'voice:desk.share.opened')}
    </p>
  )
}
