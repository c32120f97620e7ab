import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import type { DoorPage } from './door-visit.tsx'

type Offered = { page: DoorPage; refused: Refused | undefined }

/** the three ways, of which one is recorded before anybody leaves. */
export function DoorOffers({ page, refused }: Offered) {
  const say = useSay()
  return (
    <>
      <title>{say('visits:door.choose')}</title>
      <div className="stack-tight">
        {!page.open && <p className="lead">{say('visits:door.closed')}</p>}
        <h1 className="title">{say('visits:door.choose')}</h1>
        <p className="quiet">{say('visits:reception.slip.ticket', { n: page.ticket })}</p>
      </div>
      {page.later && page.opens && (
        <section className="card stack-tight">
          <p className="lead">{say('visits:door.waitInside', { when: page.opens })}</p>
        </section>
      )}
      {page.opens && (
        <section className="card stack-tight" aria-labelledby="opening">
          <h2 id="opening" className="section-title">
            {say('visits:door.way.opening')}
          </h2>
          <p>{say('visits:door.opens', { when: page.opens })}</p>
          <form method="post">
            <HiddenFields form="door-opening" />
            <Press name="gjor" value="opening">
              {say('visits:door.pick.opening')}
            </Press>
          </form>
        </section>
      )}
      <Slot page={page} refused={refused} />
      <CallBack page={page} refused={refused} />
    </>
  )
}

function Slot({ page, refused }: Offered) {
  const say = useSay()
  return (
    <section className="card stack-tight" aria-labelledby="slot">
      <h2 id="slot" className="section-title">
        {say('visits:door.way.slot')}
      </h2>
      {!page.known && (
        <form method="post" className="stack-tight">
          <HiddenFields form="door-who" />
          <p>{say('visits:door.slot.who')}</p>
          <TextLine
            name="nr"
            label={say('visits:door.slot.number')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={14}
            // Said at a door: it is not shown again to whoever stands there next.
            refused={refused && { ...refused, values: {} }}
          />
          <div>
            <Press name="gjor" value="hvem" variant="secondary">
              {say('visits:door.slot.show')}
            </Press>
          </div>
        </form>
      )}
      {page.known && page.slots.length === 0 && <p>{say('visits:door.slot.none')}</p>}
      {page.slots.length > 0 && (
        <form method="post" className="stack-tight">
          <HiddenFields form="door-slot" />
          {page.interpreter && <input type="hidden" name="tolk" value="ja" />}
          <Choices name="time" label={say('calls:callback.when')} options={page.slots} refused={refused} />
          <div>
            <Press name="gjor" value="slot">
              {say('visits:door.pick.slot')}
            </Press>
          </div>
        </form>
      )}
    </section>
  )
}

function CallBack({ page, refused }: Offered) {
  const say = useSay()
  return (
    <section className="card stack-tight" aria-labelledby="call">
      <h2 id="call" className="section-title">
        {say('visits:door.way.callBack')}
      </h2>
      <form method="post" className="stack-tight">
        <HiddenFields form="door-call" />
        {!page.known && (
          <TextLine
            name="navn"
            label={say('calls:callback.name')}
            autoComplete="off"
            maxLength={100}
            refused={refused}
          />
        )}
        <TextLine
          name="nummer"
          type="tel"
          label={say('calls:callback.number')}
          autoComplete="off"
          maxLength={20}
          refused={refused}
        />
        <Choices
          name="tid1"
          label={say('calls:callback.when')}
          options={[{ value: '', label: say('calls:callback.anyTime') }, ...page.windows]}
          refused={refused}
        />
        <div>
          <Press name="gjor" value="callBack">
            {say('visits:door.pick.callBack')}
          </Press>
        </div>
      </form>
    </section>
  )
}
