// Package web holds the pages that the program serves, built and embedded: no
// page loads anything from elsewhere. Their sources are beside this file.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// ContentSecurityPolicy is what the pages may do: run the scripts that come
// with them, ask the server they came from, and nothing else. Styles may be
// set from script because the editor places its lines so.
const ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// Playground is the GraphQL playground's files.
func Playground() fs.FS {
	sub, err := fs.Sub(dist, "dist/playground")
	if err != nil {
		return dist // the name is fixed and valid: cannot happen
	}
	return sub
}
