package main

import (
	"crypto/tls"
	"errors"
	"os"
	"sync"
	"time"

	"kg/graph"
)

// tls is the configuration of HTTPS; nil where no certificate is named.
func (f operateFlags) tls() (*tls.Config, error) {
	if (f.TLSCert == "") != (f.TLSKey == "") {
		return nil, usageError{errors.New("--tls-cert and --tls-key go together")}
	}
	if f.TLSCert == "" {
		return nil, nil
	}
	c := &certificate{chain: f.TLSCert, key: f.TLSKey}
	if _, err := c.current(nil); err != nil {
		return nil, graph.Errorf(graph.Invalid, "the certificate cannot be used: %w", err)
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.current}, nil
}

// certificate is one that is read again when its file has changed.
type certificate struct {
	chain, key string

	mu      sync.Mutex
	looked  time.Time // when the file was last looked at
	changed time.Time // of the file, as it was read
	read    *tls.Certificate
}

// current is the certificate as it stands in the file. A file that cannot be read, half written perhaps, leaves the one before.
func (c *certificate) current(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.read != nil && time.Since(c.looked) < time.Second {
		return c.read, nil
	}
	c.looked = time.Now()
	info, err := os.Stat(c.chain)
	if err == nil && c.read != nil && info.ModTime().Equal(c.changed) {
		return c.read, nil
	}
	if err == nil {
		var pair tls.Certificate
		if pair, err = tls.LoadX509KeyPair(c.chain, c.key); err == nil {
			c.read, c.changed = &pair, info.ModTime()
		}
	}
	if c.read != nil {
		return c.read, nil
	}
	return nil, err
}
