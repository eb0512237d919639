// Package access tells who asks, and what they may do. A caller shows a bearer
// token: one that this server gave out and keeps the hash of, or a JWT that an issuer signed.
package access
