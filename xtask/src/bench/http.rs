//! As much of HTTP as a measurement needs, over one connection that is kept open.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// A connection to a server.
pub struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
}

/// What came back.
pub struct Answer {
    /// The status code.
    pub status: u16,
    head: String,
    /// As transferred.
    pub body: Vec<u8>,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).context("could not reach the server")?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self {
            stream: BufReader::new(stream),
            address,
        })
    }

    pub fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.ask("GET", path, headers, "")
    }

    pub fn head(&mut self, path: &str) -> Result<Answer> {
        self.ask("HEAD", path, &[], "")
    }

    /// Sends a form as a page of the site does.
    pub fn post_form(&mut self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let origin = format!("http://{}", self.address);
        let headers = [
            ("Cookie", cookie),
            ("Origin", &origin),
            ("Sec-Fetch-Site", "same-origin"),
            ("Accept", "text/html"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        self.ask("POST", path, &headers, &form(fields))
    }

    /// Sends JSON as a program does.
    pub fn post_json(&mut self, path: &str, token: &str, body: &str) -> Result<Answer> {
        let authorization = format!("Bearer {token}");
        let headers = [
            ("Authorization", authorization.as_str()),
            ("Content-Type", "application/json"),
        ];
        self.ask("POST", path, &headers, body)
    }

    fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Result<Answer> {
        let address = self.address;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        self.stream.get_mut().write_all(request.as_bytes())?;

        let head = self.head_of_answer()?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let mut answer = Answer {
            status: status.context("the answer has no status")?,
            head,
            body: Vec::new(),
        };
        if method != "HEAD" && answer.status != 304 {
            answer.body = self.body_of(&answer)?;
        }
        Ok(answer)
    }

    fn head_of_answer(&mut self) -> Result<String> {
        let mut head = String::new();
        loop {
            let read = self.stream.read_line(&mut head)?;
            ensure!(read > 0, "the connection broke off within the head of an answer");
            if head.ends_with("\r\n\r\n") {
                return Ok(head);
            }
        }
    }

    fn body_of(&mut self, answer: &Answer) -> Result<Vec<u8>> {
        if let Some(length) = answer.header("content-length") {
            let mut body = vec![0; length.parse()?];
            self.stream.read_exact(&mut body)?;
            return Ok(body);
        }
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let size = usize::from_str_radix(line.trim(), 16).context("a chunk has no size")?;
            let end = body.len();
            body.resize(end + size + 2, 0);
            self.stream.read_exact(&mut body[end..])?;
            // Each chunk ends with a line break, the last one, which is empty, too.
            body.truncate(end + size);
            if size == 0 {
                return Ok(body);
            }
        }
    }
}

impl Answer {
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

    /// Whether the server says that it had the answer already.
    pub fn is_cache_hit(&self) -> bool {
        self.header("server-timing")
            .is_some_and(|value| value.contains("hit"))
    }
}

/// Asks for one address over a connection of its own, and fails unless it is answered with 200.
pub fn get(address: SocketAddr, path: &str, encoding: &str) -> Result<Answer> {
    let answer = Client::connect(address)?.get(path, &[("Accept-Encoding", encoding)])?;
    ensure!(answer.status == 200, "{path} answers {}", answer.status);
    Ok(answer)
}

fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    pairs.join("&")
}
