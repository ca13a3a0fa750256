/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "fake-network.h"
#include "fake-server.h"
#include "hostile-server.h"

#include "bench.h"
#include "fw-http-words.h"
#include "fw-json.h"
#include "fw-source-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <math.h>
#include <string.h>

/* Rows N1 to N6 of the table of failures: whatever a server does, a person reads one sentence, in
 * time; nothing is stored, and a key is nowhere. */

#define KEY(service) "CANARY/1+" service

#if defined(__SANITIZE_ADDRESS__)
#define MOST_MEMORY 256 /* a sanitizer keeps what was freed */
#else
#define MOST_MEMORY 64 /* [MiB] */
#endif

typedef enum
{
  AT_SERVER = 0,  /* the hostile server in the place of the service */
  AT_CLOSED_PORT, /* nobody listens */
  AT_FULL_PORT,   /* somebody listens and never answers the door */
  AT_REAL,        /* no stand-in: the service's own address, by the test's name server */
} Where;

typedef struct
{
  const char *row;
  const char *name;
  gint code;
  const char *what; /* the sentence after whom and for what was asked */
  const char *bytes;
  gsize length; /* 0: to the NUL */
  HostileServe serve;
  Where where;
  const char *certificate;
  const char *feed;    /* address of a feed; NULL: the Census is asked */
  const char *address; /* what the feed's name server says */
  FwServiceId service; /* asked instead of the Census */
  guint deadline;      /* [ms]; 0: 5,000 */
  gboolean cut_told;   /* libsoup tells the cut itself since 3.6.5 */
} Mode;

/* ------------------------------------------------------------------------------------ sentences */

#define NOT_FOUND "its address was not found; check the connection and try again."
#define NOBODY    "nobody answers there; check the connection, or try again later."
#define BROKE_OFF "the connection broke off before the answer was whole; try again."
#define TOO_SLOW  "no answer came in time; try again later."
#define GARBLED   "what came back is no answer Fairway can read; try again later."
#define TOO_LARGE                                                                                  \
  "the answer is far larger than it should be, so it was not read; ask for a smaller part."
#define TROUBLE   "it has trouble of its own just now; try again later."
#define TOO_OFTEN "it is asked too often just now; try again in a few minutes."
#define WAIT      "it asks us to wait; try again after ??:??."
#define NOTHING   "there is nothing at this address; check what was asked for."
#define BAD_KEY   "it does not accept the key; check the key in Preferences."
#define REFUSED   "it does not accept the question; look for a newer version of Fairway."
#define ELSEWHERE                                                                                  \
  "it sends us to another address, where Fairway does not go; look for a newer version of "        \
  "Fairway."
#define NOT_SECURE                                                                                 \
  "it sends us to an address that is not secure; save the page as a file and open that."
#define ROUND  "it sends us from one address to the next; try again later."
#define ONWARD "it sends us on to “other.example”; type that page's address if you trust it."
#define PRIVATE                                                                                    \
  "the address leads into a private network, where Fairway asks nothing; save the page as a "      \
  "file and open that."

#define SIGN_IN "the network here asks for a name and password first; sign in to it and try again."
#define UNASKED                                                                                    \
  "Fairway does not ask this address; wanted is one that begins with https://, without a name "    \
  "or password in it."

#define HEAD(status) "HTTP/1.1 " status "\r\nConnection: close\r\n"
#define OK           HEAD ("200 OK") "Content-Type: application/json\r\n"
#define LEADS(to)    HEAD ("302 Found") "Content-Length: 0\r\nLocation: " to "\r\n\r\n"

/* ------------------------------------------------------------------------------------- servers */

static void
serve_reset (HostileServer *self, HostileVisit *visit)
{
  hostile_write (visit, OK "Content-Length: 100\r\n\r\n{\"a\":", strlen (OK) + 27);
  hostile_reset (visit);
}

static void
serve_drip (HostileServer *self, HostileVisit *visit)
{
  gsize length;
  const char *bytes = hostile_data (self, &length);

  for (gsize i = 0; i < length && hostile_write (visit, bytes + i, 1); i++)
    if (!hostile_sleep (self, 20))
      return;
}

/* The data, then its last line for ever. */
static void
serve_endlessly (HostileServer *self, HostileVisit *visit)
{
  gsize length;
  const char *bytes = hostile_data (self, &length);
  const char *last = g_strrstr_len (bytes, (gssize)length - 1, "\n");
  const gsize rest = length - (gsize)(last + 1 - bytes);
  g_autofree char *many = g_malloc (rest * 1000);

  for (guint i = 0; i < 1000; i++)
    memcpy (many + i * rest, last + 1, rest);
  if (hostile_write (visit, bytes, length))
    while (hostile_sleep (self, 0) && hostile_write (visit, many, rest * 1000))
      ;
}

static void
serve_endlessly_slow (HostileServer *self, HostileVisit *visit)
{
  gsize length;
  const char *bytes = hostile_data (self, &length);

  if (hostile_write (visit, bytes, length))
    while (hostile_sleep (self, 20) && hostile_write (visit, "5\r\n     \r\n", 10))
      ;
}

/* 64 MiB of blanks, packed. */
static GBytes *
pack (GZlibCompressorFormat format)
{
  g_autoptr (GConverter) packer = G_CONVERTER (g_zlib_compressor_new (format, 9));
  GOutputStream *memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, packer);
  g_autofree char *blanks = g_strnfill (1 << 20, ' ');
  GBytes *bytes;

  for (guint i = 0; i < 64; i++)
    g_assert_true (g_output_stream_write_all (out, blanks, 1 << 20, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_object_unref (memory);
  return bytes;
}

static void
serve_packed (HostileVisit *visit, const char *coding, gconstpointer bytes, gsize length)
{
  g_autofree char *head = g_strdup_printf (
      OK "Content-Encoding: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", coding, length);

  hostile_write (visit, head, strlen (head));
  hostile_write (visit, bytes, length);
}

static GBytes *gzip_bomb, *deflate_bomb;

static void
serve_gzip_bomb (HostileServer *self, HostileVisit *visit)
{
  serve_packed (visit, "gzip", g_bytes_get_data (gzip_bomb, NULL), g_bytes_get_size (gzip_bomb));
}

static void
serve_deflate_bomb (HostileServer *self, HostileVisit *visit)
{
  serve_packed (visit, "deflate", g_bytes_get_data (deflate_bomb, NULL),
                g_bytes_get_size (deflate_bomb));
}

static void
serve_brotli_bomb (HostileServer *self, HostileVisit *visit)
{
  /* 64 MiB of blanks by zlib.brotliCompressSync() of Node.js. */
  static const guint8 bomb[]
      = { 0xcf, 0xff, 0xff, 0x7f, 0xf8, 0x25, 0x40, 0xe2, 0xb1, 0x40, 0x20, 0xf7, 0xfe, 0x9f,
          0xff, 0xff, 0xff, 0xf0, 0x4b, 0x00, 0xc4, 0x61, 0x01, 0x80, 0xee, 0xfd, 0x3f, 0xff,
          0xff, 0xff, 0xe1, 0x97, 0x00, 0x88, 0xc3, 0x22, 0x00, 0xdd, 0xfb, 0xff, 0xfc, 0xff,
          0xff, 0xc7, 0x2f, 0x01, 0x10, 0x87, 0x05, 0x00, 0xba, 0xf7, 0xff };

  serve_packed (visit, "br", bomb, sizeof bomb);
}

static void
serve_gzip_cut (HostileServer *self, HostileVisit *visit)
{
  serve_packed (visit, "gzip", g_bytes_get_data (gzip_bomb, NULL), 500);
}

static void
serve_plenty (HostileServer *self, HostileVisit *visit)
{
  g_autofree char *blanks = g_strnfill (1 << 20, ' ');

  if (hostile_write (visit, OK "\r\n", strlen (OK) + 2))
    for (guint i = 0; i < 33 && hostile_write (visit, blanks, 1 << 20); i++)
      ;
}

/* Repeats the question, key and all, as a body, a type, a tag and a way out. */
static void
serve_echo (HostileServer *self, HostileVisit *visit)
{
  static const char bytes[] = HEAD ("400 " KEY ("acs")) "Content-Type: text/" KEY (
      "acs") "\r\nETag: \"" KEY ("acs") "\"\r\nLocation: https://api."
                                        "census.gov/?key=CANARY%2F1%2Bacs\r\n\r\nThe key " KEY (
                                            "acs") " CANARY%2f1%2bacs "
                                                   "CANARY\\/1+acs is wrong";

  hostile_write (visit, bytes, sizeof bytes - 1);
}

/* ------------------------------------------------------------------------------------- modes */

#define BODY(text)   .bytes = text
#define SELF_SIGNED  "self-signed.pem"
#define FEED_AT_PORT "https://feed.example:%u/jobs.json"
#define FEED         "https://feed.example/jobs.json"

static const Mode modes[] = {
  /* Server down, name, certificate. */
  { "N1", "refused", FW_SOURCE_ERROR_NOT_REACHED, NOBODY, .where = AT_CLOSED_PORT },
  { "N1", "unknown-name", FW_SOURCE_ERROR_NOT_REACHED, NOT_FOUND, .where = AT_REAL },
  { "N1", "closed-without-a-word", FW_SOURCE_ERROR_NOT_REACHED, BROKE_OFF, BODY ("") },
  { "N1", "reset", FW_SOURCE_ERROR_NOT_REACHED, BROKE_OFF, .serve = serve_reset },
  { "N1", "certificate-unknown", FW_SOURCE_ERROR_NOT_REACHED,
    "who answered could not prove to be the service, so nothing was read; try again on another "
    "network.",
    BODY (OK "\r\n{}"), .certificate = SELF_SIGNED },
  { "N1", "certificate-expired", FW_SOURCE_ERROR_NOT_REACHED,
    "the proof of who answered is out of date, so nothing was read; check the date of this "
    "computer, or try again later.",
    BODY (OK "\r\n{}"), .certificate = "expired.pem" },
  { "N1", "certificate-of-another", FW_SOURCE_ERROR_NOT_REACHED,
    "another computer answered in its place, so nothing was read; try again on another network.",
    BODY (OK "\r\n{}"), .certificate = "wrong-host.pem" },
  { "N1", "not-secure-at-all", FW_SOURCE_ERROR_NOT_REACHED,
    "no secure connection came about, so nothing was asked; try again later, or on another "
    "network.",
    BODY (OK "\r\n{}"), .certificate = "" },

  /* Slow, dribbling, never ending. */
  { "N2", "door-unanswered", FW_SOURCE_ERROR_TIMEOUT, TOO_SLOW, .where = AT_FULL_PORT,
    .deadline = 500 },
  { "N2", "silent", FW_SOURCE_ERROR_TIMEOUT, TOO_SLOW, .serve = hostile_serve_silence,
    .deadline = 500 },
  { "N2", "dribbling-head", FW_SOURCE_ERROR_TIMEOUT, TOO_SLOW,
    BODY (OK "X: 0123456789012345678901234567890123456789\r\n"), .serve = serve_drip,
    .deadline = 500 },
  { "N2", "dribbling-body", FW_SOURCE_ERROR_TIMEOUT, TOO_SLOW,
    BODY ("HTTP/1.0 200\r\n\r\n{\"0123456789012345678901234567890123456789\":"),
    .serve = serve_drip, .deadline = 500 },
  { "N2", "slow-without-end", FW_SOURCE_ERROR_TIMEOUT, TOO_SLOW,
    BODY (OK "Transfer-Encoding: chunked\r\n\r\n"), .serve = serve_endlessly_slow,
    .deadline = 500 },
  { "N2", "fast-without-end", FW_SOURCE_ERROR_TOO_LARGE, TOO_LARGE, BODY (OK "\r\n[\n \n"),
    .serve = serve_endlessly },
  { "N2", "head-without-end", FW_SOURCE_ERROR_NOT_REACHED, BROKE_OFF,
    BODY (OK "X-Padding: 0123456789012345678901234567890123456789\r\n"), .serve = serve_endlessly,
    .deadline = 1500 },
  { "N2", "continue-without-end", FW_SOURCE_ERROR_TIMEOUT, TOO_SLOW,
    BODY ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"),
    .serve = serve_endlessly_slow, .deadline = 500 },

  /* Cut bodies, wrong bodies, wrong statuses. */
  { "N3", "cut-length", FW_SOURCE_ERROR_NOT_REACHED, BROKE_OFF,
    BODY (OK "Content-Length: 100\r\n\r\n{\"a\":1}") },
  { "N3", "cut-chunk", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (OK "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"), .cut_told = TRUE },
  { "N3", "cut-inside-chunk", FW_SOURCE_ERROR_NOT_REACHED, BROKE_OFF,
    BODY (OK "Transfer-Encoding: chunked\r\n\r\n50\r\n{\"a\":") },
  { "N3", "cut-close", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED, BODY (OK "\r\n{\"a\":[1,2") },
  { "N3", "cut-gzip", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED, .serve = serve_gzip_cut },
  { "N3", "broken-gzip", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (OK "Content-Encoding: gzip\r\n\r\nThis is no gzip at all.") },
  { "N3", "odd-chunk-size", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (OK "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n") },
  { "N3", "huge-length-told", FW_SOURCE_ERROR_TOO_LARGE, TOO_LARGE,
    BODY (OK "Content-Length: 99999999999\r\n\r\n{}") },
  { "N3", "html", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (HEAD ("200 OK") "Content-Type: text/html\r\n\r\n<html><title>Sorry</title></html>") },
  { "N3", "wrong-type", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (HEAD ("200 OK") "Content-Type: image/png\r\n\r\n{}") },
  { "N3", "empty", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED, BODY (OK "Content-Length: 0\r\n\r\n") },
  { "N3", "two-answers-in-one", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED, BODY (OK "\r\n{}{}") },
  { "N3", "zero-byte", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED, .bytes = OK "\r\n{\"a\":\0}",
    .length = sizeof (OK "\r\n{\"a\":\0}") - 1 },
  { "N3", "no-content", FW_SOURCE_ERROR_NOT_PUBLISHED, NOTHING, BODY (HEAD ("204 None") "\r\n") },
  { "N3", "not-modified-unasked", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (HEAD ("304 Same") "\r\n") },
  { "N3", "a-part-unasked", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (HEAD ("206 Part") "Content-Type: application/json\r\n\r\n{}") },
  { "N3", "not-found", FW_SOURCE_ERROR_NOT_PUBLISHED, NOTHING,
    BODY (HEAD ("404 Gone fishing") "\r\nNo results found.") },
  { "N3", "bad-request", FW_SOURCE_ERROR_REFUSED, REFUSED, BODY (HEAD ("400 Bad") "\r\nerror") },
  { "N3", "forbidden", FW_SOURCE_ERROR_KEY_INVALID, BAD_KEY, BODY (HEAD ("403 No") "\r\n{}") },
  { "N3", "too-many", FW_SOURCE_ERROR_SERVER, TOO_OFTEN, BODY (HEAD ("429 Slow") "\r\n{}") },
  { "N3", "too-many-wait", FW_SOURCE_ERROR_SERVER, WAIT,
    BODY (HEAD ("429 Slow") "Retry-After: 90\r\n\r\n{}") },
  { "N3", "server-fault", FW_SOURCE_ERROR_SERVER, TROUBLE,
    BODY (HEAD ("500 Oh") "\r\nThere was an error while running your query.") },
  { "N3", "server-fault-with-data", FW_SOURCE_ERROR_SERVER, TROUBLE,
    BODY (HEAD ("503 Oh") "Content-Type: application/json\r\n\r\n{\"a\":1}") },
  { "N3", "unknown-status", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED,
    BODY (HEAD ("799 What") "Content-Type: application/json\r\n\r\n{}") },
  { "N3", "not-http", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED, BODY ("SSH-2.0-OpenSSH_9.2\r\n\r\n") },
  { "N3", "http-of-1991", FW_SOURCE_ERROR_BAD_ANSWER, GARBLED, BODY ("{\"a\":1}\r\n\r\n") },

  { "N3", "proxy-asks-who", FW_SOURCE_ERROR_NOT_REACHED, SIGN_IN,
    BODY (HEAD ("407 Who") "Proxy-Authenticate: Basic realm=\"x\"\r\n\r\n") },
  { "N3", "portal-asks-who", FW_SOURCE_ERROR_NOT_REACHED, SIGN_IN,
    BODY (HEAD ("511 Who") "\r\n<html>Welcome</html>") },
  { "N3", "service-asks-who", FW_SOURCE_ERROR_KEY_INVALID, BAD_KEY,
    BODY (HEAD ("401 Who") "WWW-Authenticate: Basic realm=\"x\"\r\n\r\n") },

  /* Redirects. */
  { "N4", "redirect-to-http", FW_SOURCE_ERROR_REDIRECTED, ELSEWHERE,
    BODY (LEADS ("http://api.census.gov/data")) },
  { "N4", "redirect-to-another-host", FW_SOURCE_ERROR_REDIRECTED, ELSEWHERE,
    BODY (LEADS ("https://other.example/")) },
  { "N4", "redirect-to-a-neighbour", FW_SOURCE_ERROR_REDIRECTED, ELSEWHERE,
    BODY (LEADS ("//www.census.gov/")) },
  { "N4", "redirect-to-file", FW_SOURCE_ERROR_REDIRECTED, ELSEWHERE,
    BODY (LEADS ("file:///etc/passwd")) },
  { "N4", "redirect-to-nowhere", FW_SOURCE_ERROR_REDIRECTED, ELSEWHERE,
    BODY (HEAD ("301 Moved") "\r\n") },
  { "N4", "redirect-to-itself", FW_SOURCE_ERROR_REDIRECTED, ELSEWHERE, BODY (LEADS ("/data")) },
  { "N4", "feed-loop", FW_SOURCE_ERROR_REDIRECTED, ROUND, BODY (LEADS ("/jobs.json")),
    .feed = FEED },
  { "N4", "feed-to-http", FW_SOURCE_ERROR_REDIRECTED, NOT_SECURE,
    BODY (LEADS ("http://feed.example/")), .feed = FEED },
  { "N4", "feed-to-another-host", FW_SOURCE_ERROR_REDIRECTED, ONWARD,
    BODY (LEADS ("https://other.example/jobs")), .feed = FEED },
  { "N4", "feed-to-a-name-and-password", FW_SOURCE_ERROR_REDIRECTED, NOT_SECURE,
    BODY (LEADS ("https://me:CANARY@feed.example/")), .feed = FEED },
  { "N4", "feed-to-another-port", FW_SOURCE_ERROR_REDIRECTED,
    "it sends us on to “feed.example”; type that page's address if you trust it.",
    BODY (LEADS ("https://feed.example:22/")), .feed = FEED },
  { "N4", "feed-to-this-machine", FW_SOURCE_ERROR_REDIRECTED, NOT_SECURE,
    BODY (LEADS ("https://127.0.0.1/")), .feed = FEED },
  { "N4", "feed-to-script", FW_SOURCE_ERROR_REDIRECTED, NOT_SECURE,
    BODY (LEADS ("javascript:alert(1)")), .feed = FEED },

  /* Private addresses behind a public name: the connection is never made. */
  { "N4", "name-of-this-machine", FW_SOURCE_ERROR_ADDRESS, PRIVATE, .where = AT_REAL,
    .feed = FEED_AT_PORT, .address = "127.0.0.1" },
  { "N4", "name-of-a-neighbour", FW_SOURCE_ERROR_ADDRESS, PRIVATE, .where = AT_REAL,
    .feed = FEED_AT_PORT, .address = "10.1.2.3" },
  { "N4", "name-of-cloud-metadata", FW_SOURCE_ERROR_ADDRESS, PRIVATE, .where = AT_REAL,
    .feed = FEED_AT_PORT, .address = "169.254.169.254" },
  { "N4", "name-of-ipv6-loopback", FW_SOURCE_ERROR_ADDRESS, PRIVATE, .where = AT_REAL,
    .feed = FEED_AT_PORT, .address = "::1" },
  { "N4", "name-of-a-wrapped-address", FW_SOURCE_ERROR_ADDRESS, PRIVATE, .where = AT_REAL,
    .feed = FEED_AT_PORT, .address = "::ffff:192.168.0.1" },

  /* Addresses a person may type, refused before anything else is done. */
  { "N4", "typed-private", FW_SOURCE_ERROR_ADDRESS,
    "“192.168.1.1” leads into a private network, where Fairway asks nothing; save the page as a "
    "file and open that.",
    .where = AT_REAL, .feed = "https://192.168.1.1:%u/" },
  { "N4", "typed-this-machine", FW_SOURCE_ERROR_ADDRESS,
    "“localhost” leads into a private network, where Fairway asks nothing; save the page as a "
    "file and open that.",
    .where = AT_REAL, .feed = "https://localhost:%u/" },
  { "N4", "typed-http", FW_SOURCE_ERROR_ADDRESS, UNASKED, .where = AT_REAL,
    .feed = "http://feed.example:%u/", .address = "127.0.0.1" },
  { "N4", "typed-password", FW_SOURCE_ERROR_ADDRESS, UNASKED, .where = AT_REAL,
    .feed = "https://me:secret@feed.example:%u/", .address = "127.0.0.1" },
  { "N4", "typed-file", FW_SOURCE_ERROR_ADDRESS, UNASKED, .where = AT_REAL,
    .feed = "file:///etc/passwd#%u" },

  /* Bombs. */
  { "N5", "gzip-bomb", FW_SOURCE_ERROR_TOO_LARGE, TOO_LARGE, .serve = serve_gzip_bomb },
  { "N5", "deflate-bomb", FW_SOURCE_ERROR_TOO_LARGE, TOO_LARGE, .serve = serve_deflate_bomb },
  { "N5", "brotli-bomb", FW_SOURCE_ERROR_TOO_LARGE, TOO_LARGE, .serve = serve_brotli_bomb },
  { "N5", "more-than-the-cap", FW_SOURCE_ERROR_TOO_LARGE, TOO_LARGE, .serve = serve_plenty },

  /* Keys repeated by the service, from each place a key can be in. */
  { "N6", "key-everywhere", FW_SOURCE_ERROR_REFUSED, REFUSED, .serve = serve_echo },
  { "N6", "key-page", FW_SOURCE_ERROR_KEY_INVALID, "The key (key) is not good.",
    BODY (HEAD ("302 Found") "X-DataWebAPI-KeyError: 1\r\nLocation: https://api.census.gov/data/"
                             "invalid_key.html?key=CANARY%2F1%2Bacs\r\n\r\n" KEY ("acs")) },
  { "N6", "key-in-json", FW_SOURCE_ERROR_KEY_INVALID, "The key (key) is not good.",
    BODY (OK "\r\n{\"status\":\"REQUEST_NOT_PROCESSED\",\"message\":[\"The key:" KEY (
        "bls") " provided by the User is invalid.\"]}"),
    .service = FW_SERVICE_BLS },
  { "N6", "key-in-a-header", FW_SOURCE_ERROR_KEY_INVALID, BAD_KEY,
    BODY (HEAD ("403 No") "\r\n{\"error\":{\"code\":\"API_KEY_INVALID " KEY ("scorecard") "\"}}"),
    .service = FW_SERVICE_SCORECARD },
  { "N6", "quota-naming-the-key", FW_SOURCE_ERROR_QUOTA, "The key (key) is spent.",
    BODY (OK "\r\n{\"message\":[\"daily threshold " KEY ("bls") "\"]}"),
    .service = FW_SERVICE_BLS },
};

/* What a service's reader does: decides by status, type and shape, and may even repeat what the
 * service said. Faults of the gate are handed up raw. */
static gboolean
check_as_sources_do (FwAnswer *answer, GError **error)
{
  const FwAnswerInfo *info = fw_answer_get_info (answer);
  gsize length = 0;
  const char *body = g_bytes_get_data (fw_answer_get_body (answer), &length);
  const FwService *service
      = fw_service_get (fw_request_get_service (fw_answer_get_request (answer)));
  const char *at;

  if (info->key_error != NULL
      || (length > 0 && g_strstr_len (body, (gssize)length, "User is invalid") != NULL))
    {
      g_set_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_INVALID,
                   "%s, “%s”: The key %s%s is not good.", service->short_title, "Openings",
                   "CANARY/1+", service->name);
      return FALSE;
    }
  at = length > 0 ? g_strstr_len (body, (gssize)length, "daily threshold ") : NULL;
  if (at != NULL)
    {
      g_set_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_QUOTA,
                   "%s, “%s”: The key %.5s is spent.", service->short_title, "Openings",
                   at + strlen ("daily threshold "));
      return FALSE;
    }
  if (info->status != 200)
    return FALSE;
  if (g_strcmp0 (info->content_type, "application/json") != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not JSON CANARY");
      return FALSE;
    }
  return fw_json_gate (body, length, &fw_json_limits_answer, error);
}

/* ------------------------------------------------------------------------------------- the log */

static GString *logged;
static GMutex log_lock;

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  g_mutex_lock (&log_lock);
  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].length < 0)
        g_string_append (logged, fields[i].value);
      else
        g_string_append_len (logged, fields[i].value, fields[i].length);
      g_string_append_c (logged, '\n');
    }
  g_mutex_unlock (&log_lock);
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
write_old_log (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  g_mutex_lock (&log_lock);
  g_string_append (logged, message);
  g_mutex_unlock (&log_lock);
  g_log_default_handler (domain, level, message, user_data);
}

/* ------------------------------------------------------------------------------------- one mode */

static void
assert_no_canary (const char *where, const char *bytes, gsize length)
{
  if (memmem (bytes, length, "CANARY", 6) != NULL)
    g_error ("a key in %s: %.*s", where, (int)MIN (length, 2000), bytes);
}

/* Reads every file: no key in any; how many answers there are. */
static guint
count_answers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      assert_no_canary ("the name of a file", name, strlen (name));
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_answers (path);
      else
        {
          g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
          assert_no_canary (path, bytes, length);
          n += g_str_has_suffix (name, ".answer");
        }
    }
  return n;
}

static FwKeyring *
canary_keyring (void)
{
  FwKeyring *keyring = fw_keyring_new (FALSE);

  for (FwServiceId i = 0; i < FW_N_SERVICES; i++)
    {
      g_autofree char *key = g_strconcat ("CANARY/1+", fw_service_get (i)->name, NULL);

      fw_keyring_set_session (keyring, i, key);
    }
  return keyring;
}

/* A port where connections queue up and nobody ever comes; or, once closed, nobody at all. */
static GSocket *
bind_port (gboolean listen, guint16 *port)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;
  GSocket *socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_assert_true (g_socket_bind (socket, address, FALSE, NULL));
  if (listen)
    g_assert_true (g_socket_listen (socket, NULL));
  got = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  return socket;
}

/* The laws of every sentence: whom, for what, what and what next; no key, body, code or jargon. */
static void
assert_sentence (const Mode *mode, FwRequest *request, const GError *error)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));
  g_autofree char *wanted = g_strconcat (service->short_title, ", “Openings”: ", mode->what, NULL);
  int code = mode->code;
  static const char *const jargon[]
      = { "HTTP", "http:", "TLS", "SSL", "DNS", "JSON", "line ", "byte", "302",
          "400",  "403",   "404", "429", "500", "503",  "\n",    "error" };

  if (mode->cut_told && soup_check_version (3, 6, 5))
    {
      code = FW_SOURCE_ERROR_NOT_REACHED;
      g_free (wanted);
      wanted = g_strconcat (service->short_title, ", “Openings”: ", BROKE_OFF, NULL);
    }
  if (!g_error_matches (error, FW_SOURCE_ERROR, code)
      || !g_pattern_match_simple (wanted, error->message))
    g_error ("%s: (%d) “%s”; wanted (%d) “%s”", mode->name, error->code, error->message, code,
             wanted);
  assert_no_canary ("a sentence", error->message, strlen (error->message));
  for (guint i = 0; i < G_N_ELEMENTS (jargon); i++)
    g_assert_null (strstr (error->message, jargon[i]));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

typedef struct
{
  const Mode *mode;
  HostileServer *server;
  GSocket *socket;
  char *folder;
  FwHttp *http;
} Stage;

/* A feed's port is the server's, so that a connection to a private address would be heard there. */
static FwRequest *
make_question (Stage *stage)
{
  const Mode *mode = stage->mode;
  g_autofree char *feed = NULL;
  FwRequest *request;

  if (mode->feed != NULL)
    {
      feed = mode->where == AT_REAL
                 ? g_strdup_printf (mode->feed, hostile_server_get_port (stage->server))
                 : g_strdup (mode->feed);
      return fw_request_new (FW_SERVICE_FEED, "Openings", feed, check_as_sources_do);
    }
  request = fw_request_new (mode->service, "Openings", "/data?get=NAME", check_as_sources_do);
  if (mode->service == FW_SERVICE_BLS)
    fw_request_set_body (request, "{\"seriesid\":[\"CUUR0000SA0\"]}");
  return request;
}

static void
set_stage (Stage *stage, const Mode *mode)
{
  g_autoptr (FwKeyring) keyring = canary_keyring ();
  g_autoptr (GError) error = NULL;
  g_autofree char *certificate = NULL;
  g_autofree char *address = NULL;
  guint16 port = 0;
  gboolean secure = mode->certificate != NULL;

  stage->mode = mode;
  if (secure && *mode->certificate != '\0')
    certificate = g_test_build_filename (G_TEST_DIST, "data", "tls", mode->certificate, NULL);
  if (mode->where == AT_CLOSED_PORT || mode->where == AT_FULL_PORT)
    stage->socket = bind_port (mode->where == AT_FULL_PORT, &port);
  else
    {
      stage->server = hostile_server_new (
          mode->serve != NULL ? mode->serve : hostile_serve_data, mode->bytes,
          mode->length > 0 || mode->bytes == NULL ? mode->length : strlen (mode->bytes),
          certificate);
      port = hostile_server_get_port (stage->server);
    }

  stage->folder = g_dir_make_tmp ("fairway-http-XXXXXX", NULL);
  stage->http = fw_http_new (keyring, stage->folder);
  address = g_strdup_printf ("%s://127.0.0.1:%u", secure ? "https" : "http", port);
  if (mode->where != AT_REAL)
    fw_http_set_server (stage->http, address, &error);
  g_assert_no_error (error);
  fw_http_set_retry_wait (stage->http, 1);
  fw_http_set_deadline (stage->http, mode->deadline > 0 ? mode->deadline : 5000);
  fake_network_name ("feed.example", mode->address);
}

static void
clear_stage (Stage *stage)
{
  g_object_unref (stage->http);
  g_clear_pointer (&stage->server, hostile_server_free);
  g_clear_object (&stage->socket);
  fake_remove_folder (stage->folder);
  g_free (stage->folder);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static FwAnswer *
ask (Stage *stage, FwRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fw_http_fetch_async (stage->http, request, FW_STORE_REVALIDATE, NULL, answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fw_http_fetch_finish (stage->http, result, error);
}

static void
test_mode (gconstpointer data)
{
  const Mode *mode = data;
  Stage stage = { 0 };
  g_autoptr (FwRequest) request = NULL;
  g_autofree char *described = NULL;
  g_autoptr (FwAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  double before, seconds;

  set_stage (&stage, mode);
  request = make_question (&stage);
  described = fw_request_describe (request);
  bench_memory_reset ();
  before = bench_memory ();
  seconds = (double)g_get_monotonic_time () * 1e-6;
  answer = ask (&stage, request, &error);
  seconds = (double)g_get_monotonic_time () * 1e-6 - seconds;

  g_assert_null (answer);
  assert_sentence (mode, request, error);
  g_assert_cmpfloat (seconds, <, (mode->deadline > 0 ? mode->deadline : 5000) * 1e-3 + 2);
  if (!isnan (before))
    {
      g_test_message ("%.2f s, %.1f MiB", seconds, bench_memory () - before);
      g_assert_cmpfloat (bench_memory () - before, <, MOST_MEMORY);
    }
  g_assert_cmpuint (count_answers (stage.folder), ==, 0);
  assert_no_canary ("the description", described, strlen (described));
  if (mode->where == AT_REAL)
    g_assert_cmpuint (hostile_server_get_heard (stage.server), ==, 0);
  clear_stage (&stage);

  g_mutex_lock (&log_lock);
  assert_no_canary ("the log", logged->str, logged->len);
  g_mutex_unlock (&log_lock);
}

/* A good answer that repeats the key is handed on and stored without it. */
static void
test_good_echo (void)
{
  static const Mode mode
      = { "N6", "good-echo", 0, NULL,
          BODY (OK "ETag: \"CANARY/1+acs\"\r\n\r\n{\"url\":\"/data?key=CANARY%2F1%2Bacs\","
                   "\"key\":\"CANARY\\/1+acs\",\"n\":1}") };
  Stage stage = { 0 };
  g_autoptr (FwRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = NULL;
  g_autoptr (GBytes) body = NULL;

  set_stage (&stage, &mode);
  request = make_question (&stage);
  answer = ask (&stage, request, &error);
  g_assert_no_error (error);
  body = g_bytes_ref (fw_answer_get_body (answer));
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body),
                   "{\"url\":\"/data?key=(key)\",\"key\":\"(key)\",\"n\":1}", 45);
  g_assert_cmpstr (fw_answer_get_info (answer)->etag, ==, "\"(key)\"");
  g_assert_cmpuint (count_answers (stage.folder), ==, 1);
  clear_stage (&stage);
}

/* The canary does sing: what is searched for is in what was sent. */
static void
test_canary_is_sent (void)
{
  static const Mode mode = { "N6", "canary", 0, NULL, BODY (OK "\r\n{}") };
  g_autoptr (FwKeyring) keyring = canary_keyring ();
  g_autofree char *clean = fw_keyring_redact (keyring, "a CANARY/1+bls b CANARY%2F1%2Bfeed c");
  Stage stage = { 0 };
  g_autoptr (FwRequest) request = NULL;
  g_autoptr (FwAnswer) answer = NULL;

  g_assert_cmpstr (clean, ==, "a (key) b (key) c");
  set_stage (&stage, &mode);
  request = make_question (&stage);
  answer = ask (&stage, request, NULL);
  g_assert_nonnull (answer);
  g_assert_cmpuint (hostile_server_get_heard (stage.server), >, 0);
  clear_stage (&stage);
}

/* The same certificates once their maker is trusted: a good one is let in, and an old one or
 * another's is refused for that alone. */
static void
test_trusted (void)
{
  static const Mode trusted[] = {
    { "N1", "good", 0, NULL, BODY (OK "\r\n{}"), .certificate = SELF_SIGNED },
    { "N1", "expired", FW_SOURCE_ERROR_NOT_REACHED, "the proof of who answered is out of date, *",
      BODY (OK "\r\n{}"), .certificate = "expired.pem" },
    { "N1", "of-another", FW_SOURCE_ERROR_NOT_REACHED, "another computer answered in its place, *",
      BODY (OK "\r\n{}"), .certificate = "wrong-host.pem" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (trusted); i++)
    {
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "data", "tls", trusted[i].certificate, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);
      Stage stage = { 0 };
      g_autoptr (FwRequest) request = NULL;
      g_autoptr (FwAnswer) answer = NULL;

      g_assert_no_error (error);
      g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
      set_stage (&stage, &trusted[i]);
      request = make_question (&stage);
      answer = ask (&stage, request, &error);
      if (trusted[i].what != NULL)
        assert_sentence (&trusted[i], request, error);
      else
        g_assert_no_error (error);
      g_assert_true ((answer != NULL) == (trusted[i].what == NULL));
      clear_stage (&stage);
    }
  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
}

/* Over a secure connection only the first version of the protocol is offered. */
static void
test_offered_protocol (void)
{
  static const Mode mode = { "N1", "offered", 0, NULL, BODY (OK "\r\n{}"), .certificate = "" };
  Stage stage = { 0 };
  g_autoptr (FwRequest) request = NULL;
  g_autoptr (GBytes) hello = NULL;
  gconstpointer bytes;
  gsize length = 0;

  set_stage (&stage, &mode);
  request = make_question (&stage);
  g_assert_null (ask (&stage, request, NULL));
  hello = hostile_server_get_question (stage.server);
  bytes = g_bytes_get_data (hello, &length);
  g_assert_nonnull (memmem (bytes, length, "\10http/1.1", 9));
  g_assert_null (memmem (bytes, length, "\2h2", 3));
  clear_stage (&stage);
}

int
main (int argc, char **argv)
{
  guint n_modes = 0;

  g_test_init (&argc, &argv, NULL);
  logged = g_string_new (NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_log_set_default_handler (write_old_log, NULL);
  fake_network_install ();
  gzip_bomb = pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  deflate_bomb = pack (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *path
          = g_strconcat ("/http/hostile/", modes[i].row, "/", modes[i].name, NULL);

      g_test_add_data_func (path, &modes[i], test_mode);
      n_modes++;
    }
  g_assert_cmpuint (n_modes, >=, 40);
  g_test_add_func ("/http/hostile/N1/trusted", test_trusted);
  g_test_add_func ("/http/hostile/N1/offered-protocol", test_offered_protocol);
  g_test_add_func ("/http/hostile/N6/good-echo", test_good_echo);
  g_test_add_func ("/http/hostile/N6/canary-is-sent", test_canary_is_sent);
  return g_test_run ();
}
