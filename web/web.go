// Package web holds the pages that the program serves, built and embedded: no
// page loads anything from elsewhere. Their sources are beside this file.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// ContentSecurityPolicy is what the explorer may do: run the scripts that come
// with it, ask the server it came from, and nothing else.
const ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// PlaygroundPolicy is what the playground may do. Styles may be set from
// script because its editor places its lines so.
const PlaygroundPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// Playground is the GraphQL playground's files.
func Playground() fs.FS { return folder("dist/playground") }

// Explorer is the explorer's files. Its index.html is made to be served one folder above the others, which lie in explorer/.
func Explorer() fs.FS { return folder("dist/explorer") }

func folder(name string) fs.FS {
	sub, err := fs.Sub(dist, name)
	if err != nil {
		return dist // the names are fixed and valid: cannot happen
	}
	return sub
}
