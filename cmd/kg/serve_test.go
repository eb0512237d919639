package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// saying is what a program that runs has said so far.
type saying struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *saying) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(b)
}

func (s *saying) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

var addressSaid = regexp.MustCompile(`https?://[0-9.]+:\d+`)

// serving runs kg serve on an empty store until the test ends; its addresses are the API's and, with --admin, the operator's.
func serving(t *testing.T, args ...string) (addresses []string) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	out, errs := &saying{}, &saying{}
	ended := make(chan int, 1)
	args = append([]string{"--store", filepath.Join(t.TempDir(), "kg.db"), "serve", "--no-seeds", "--listen", "127.0.0.1:0"}, args...)
	go func() { ended <- Run(ctx, args, Streams{In: strings.NewReader(""), Out: out, Err: errs}) }()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != exitOK {
			t.Errorf("kg serve ended with %d: %s", code, errs)
		}
	})
	for range 1000 {
		if strings.Contains(out.String(), "kg serves") {
			found := addressSaid.FindAllString(out.String(), -1)
			// the operator's line comes first
			return append(found[len(found)-1:], found[:len(found)-1]...)
		}
		select {
		case code := <-ended:
			ended <- code
			t.Fatalf("kg serve ended with %d: %s", code, errs)
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatalf("kg serve does not serve: %s%s", out, errs)
	return nil
}

func fetched(t *testing.T, c *http.Client, url string) (int, string) {
	t.Helper()
	res, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func TestTheOperatorHasAListenerOfTheirOwn(t *testing.T) {
	at := serving(t, "--admin", "127.0.0.1:0", "--pprof")
	fetched(t, http.DefaultClient, at[0]+"/graphql?query=%7Bstats%7Bevidence%7D%7D")
	for range 200 { // the count is made when the answer is out
		if _, text := fetched(t, http.DefaultClient, at[1]+"/metrics"); strings.Contains(text, `kg_requests_total{operation="query",route="graphql",status="200"} 1`) &&
			strings.Contains(text, "kg_graph_evidence 0\n") {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if _, text := fetched(t, http.DefaultClient, at[1]+"/metrics"); !strings.Contains(text, `route="graphql",status="200"} 1`) {
		t.Error(text)
	}
	for path, want := range map[string]int{"/debug/pprof/": 200, "/graphql": 404, "/healthz": 200} {
		if code, _ := fetched(t, http.DefaultClient, at[1]+path); code != want {
			t.Errorf("the operator's %s: %d", path, code)
		}
	}
	if code, _ := fetched(t, http.DefaultClient, at[0]+"/metrics"); code != 404 {
		t.Errorf("everyone's /metrics: %d", code)
	}
	if _, stderr, code := kg(t, "", "--store", filepath.Join(t.TempDir(), "kg.db"), "serve", "--pprof"); code != exitUsage || !strings.Contains(stderr, "--admin") {
		t.Errorf("profiles for everyone: %d %s", code, stderr)
	}
}

// certified writes a self-signed certificate of the serial number into the folder.
func certified(t *testing.T, dir string, serial int64) (chain, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	chain, key = filepath.Join(dir, "chain.pem"), filepath.Join(dir, "key.pem")
	for path, block := range map[string]*pem.Block{key: {Type: "PRIVATE KEY", Bytes: secret}, chain: {Type: "CERTIFICATE", Bytes: der}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return chain, key
}

func TestHTTPSIsServedWithTheCertificateAsItStandsInItsFile(t *testing.T) {
	dir := t.TempDir()
	chain, key := certified(t, dir, 1)
	at := serving(t, "--tls-cert", chain, "--tls-key", key)
	serial := func() int64 {
		c, err := tls.Dial("tcp", strings.TrimPrefix(at[0], "https://"), &tls.Config{InsecureSkipVerify: true}) // whose it is, is not the question here
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		return c.ConnectionState().PeerCertificates[0].SerialNumber.Int64()
	}
	if got := serial(); got != 1 {
		t.Errorf("certificate %d", got)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	if code, body := fetched(t, client, at[0]+"/healthz"); code != 200 {
		t.Errorf("%d %s", code, body)
	}
	if res, err := http.Get("http://" + strings.TrimPrefix(at[0], "https://") + "/healthz"); err == nil {
		if res.StatusCode == http.StatusOK {
			t.Error("plain HTTP is answered too")
		}
		res.Body.Close()
	}
	if c, err := tls.Dial("tcp", strings.TrimPrefix(at[0], "https://"), &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS11}); err == nil {
		c.Close()
		t.Error("TLS 1.1 is spoken")
	}
	certified(t, dir, 2)
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(chain, later, later); err != nil {
		t.Fatal(err)
	}
	for range 40 {
		if serial() == 2 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the renewed certificate is not taken up")
}

func TestHTTPSWithHalfACertificateIsRefused(t *testing.T) {
	chain, key := certified(t, t.TempDir(), 1)
	store := filepath.Join(t.TempDir(), "kg.db")
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"--tls-cert", chain}, exitUsage},
		{[]string{"--tls-key", key}, exitUsage},
		{[]string{"--tls-cert", key, "--tls-key", chain}, exitFailed},
		{[]string{"--tls-cert", chain + ".none", "--tls-key", key}, exitFailed},
	} {
		if _, stderr, code := kg(t, "", append([]string{"--store", store, "serve", "--no-seeds", "--listen", "127.0.0.1:0"}, c.args...)...); code != c.code || stderr == "" {
			t.Errorf("%v: %d %s", c.args, code, stderr)
		}
	}
}
