// what is kept on the phone is locked. The key comes from the code of this round and is stored nowhere; the browser
// hands it to nobody, this script included.
const ROUNDS = 600_000
const coded = new TextEncoder()

/** The key of a round: from the code as it was typed, and a salt made for this round. */
export async function keyFrom(code, salt) {
  const typed = await crypto.subtle.importKey('raw', coded.encode(code.normalize('NFC')), 'PBKDF2', false, [
    'deriveKey',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** `name` is sealed with it: what is locked under one name opens under no other. */
export async function seal(key, name, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const how = { name: 'AES-GCM', iv, additionalData: coded.encode(name) }
  return { iv, data: await crypto.subtle.encrypt(how, key, coded.encode(JSON.stringify(value))) }
}

export async function unseal(key, name, { iv, data }) {
  const how = { name: 'AES-GCM', iv, additionalData: coded.encode(name) }
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, data)))
}
