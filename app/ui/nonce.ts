import { createContext } from 'react'

/** This answer's script nonce, known on the server only: pages that hydrate get theirs from the router. */
export const NonceContext = createContext<string | undefined>(undefined)
