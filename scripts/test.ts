/** `npm test`: types, style and every test, at once. Ends with one line that says how many passed and failed. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Report = { success: boolean; numPassedTests: number; numFailedTests: number }

/** True when it has ended well. What a `held` one says comes when it has ended, and does not lie between the tests'. */
const run = (command: string, args: string[], held = false) =>
  new Promise<boolean>((resolve) => {
    const child = spawn(join('node_modules/.bin', command), args, { stdio: held ? 'pipe' : 'inherit' })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', () => resolve(false))
    child.once('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(said))
      resolve(code === 0)
    })
  })

/** Null: the tests ended without a word, which is a failure of its own. */
function read(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return null
  }
}

const directory = mkdtempSync(join(tmpdir(), 'evi-tests-'))
const file = join(directory, 'report.json')
const [typed, styled, tested] = await Promise.all([
  run('tsc', ['-p', '.', '--noEmit'], true),
  run('biome', ['check', '--diagnostic-level=error', '.'], true),
  run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]),
])
const report = read(file)
rmSync(directory, { recursive: true, force: true })

const { numPassedTests: passes = 0, numFailedTests: failures = 0 } = report ?? {}
// A file that could not be loaded has no test that failed; the report knows of it, whatever the exit code says.
const whole = tested && report?.success === true
const failed = failures + Number(!typed) + Number(!styled) + (failures === 0 && !whole ? 1 : 0)
if (!typed) console.log('The types do not hold.')
if (!styled) console.log('The style check does not pass.')
if (report === null) console.log('The tests did not run to their end.')
console.log(`${passes + Number(typed) + Number(styled)} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
