import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { GoTo } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return { none: new URL(request.url).searchParams.has('video') }
}

/** try alone, in a room of one's own, before there is anybody to be seen by. */
export default function VideoTest() {
  const say = useSay()
  const { none } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <title>{say('meetings:talk.test.title')}</title>
      <h1 className="title">{say('meetings:talk.test.title')}</h1>
      {none ? (
        <p role="alert">{say('meetings:talk.test.none')}</p>
      ) : (
        <>
          <p className="lead">{say('meetings:talk.test.lead')}</p>
          <ol className="stack-tight">
            <li>{say('meetings:talk.test.one')}</li>
            <li>{say('meetings:talk.test.two')}</li>
            <li>{say('meetings:talk.test.three')}</li>
          </ol>
          <p>
            <GoTo href="/video-test/rom">{say('meetings:talk.test.open')}</GoTo>
          </p>
        </>
      )}
      <p>{say('meetings:talk.test.else')}</p>
    </div>
  )
}
