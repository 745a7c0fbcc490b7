//! As much of HTTP as a measurement needs.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result};

/// What came back.
pub struct Answer {
    /// The status code.
    pub status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    /// The size of the body as transferred.
    pub fn size(&self) -> usize {
        self.body.len()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find_map(|(key, value)| key.eq_ignore_ascii_case(name).then(|| value.trim()))
    }

    /// Milliseconds of one entry of the `Server-Timing` header.
    pub fn server_timing(&self, entry: &str) -> Option<f64> {
        self.header("server-timing")?.split(',').find_map(|part| {
            let mut fields = part.split(';').map(str::trim);
            (fields.next()? == entry)
                .then(|| fields.find_map(|field| field.strip_prefix("dur=")?.parse().ok()))?
        })
    }
}

/// Asks for a page as it is rendered now, past every cache.
pub fn get(address: SocketAddr, path: &str, encoding: &str) -> Result<Answer> {
    let head = format!("GET {path} HTTP/1.1\r\nAccept-Encoding: {encoding}\r\nCache-Control: no-cache\r\n");
    ask(address, &head, "")
}

/// Asks for a page as somebody who is signed in.
pub fn get_as(address: SocketAddr, path: &str, cookie: &str) -> Result<Answer> {
    ask(
        address,
        &format!("GET {path} HTTP/1.1\r\nCookie: {cookie}\r\n"),
        "",
    )
}

/// Sends a form as a page of the site does.
pub fn post(address: SocketAddr, path: &str, cookie: &str, body: &str) -> Result<Answer> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nCookie: {cookie}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
        body.len()
    );
    ask(address, &head, body)
}

fn ask(address: SocketAddr, head: &str, body: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address).context("could not reach the server")?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let request = format!("{head}Host: {address}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let split = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .context("the answer has no end of head")?;
    let head = String::from_utf8_lossy(&bytes[..split]).into_owned();
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .context("the answer has no status")?;
    let mut answer = Answer {
        status,
        head,
        body: bytes[split + 4..].to_vec(),
    };
    if answer
        .header("transfer-encoding")
        .is_some_and(|value| value.eq_ignore_ascii_case("chunked"))
    {
        answer.body = joined_chunks(&answer.body)?;
    }
    Ok(answer)
}

/// The body without the frames that it was sent in.
fn joined_chunks(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest
            .windows(2)
            .position(|two| two == b"\r\n")
            .context("a chunk has no size")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end])?.trim(), 16)?;
        if size == 0 {
            return Ok(body);
        }
        body.extend_from_slice(rest.get(end + 2..end + 2 + size).context("a chunk is cut off")?);
        rest = rest.get(end + 2 + size + 2..).context("a chunk has no end")?;
    }
}
