//! The requests of a measurement, over connections that are kept open.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Result, ensure};
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body, BodyReader};

const PATIENCE: Duration = Duration::from_secs(30);

/// A client of one server. Its requests go over one connection as long as they follow each other.
pub struct Client {
    agent: Agent,
    address: SocketAddr,
}

/// What came back.
pub struct Answer {
    /// The status code.
    pub status: u16,
    headers: HeaderMap,
    /// As transferred.
    pub body: Vec<u8>,
}

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        // Nothing is asked for, followed or decoded but what the measurement says.
        let config = Agent::config_builder()
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("")
            .accept("")
            .accept_encoding("")
            .timeout_per_read(Some(PATIENCE))
            .build();
        Self {
            agent: config.new_agent(),
            address,
        }
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        answer(self.opened(path, headers)?)
    }

    pub fn head(&self, path: &str) -> Result<Answer> {
        answer(self.agent.head(self.url(path)).call()?)
    }

    /// A stream of news, as soon as its head has come.
    pub fn stream(&self, path: &str) -> Result<BodyReader<'static>> {
        let opened = self.opened(path, &[("Accept", "text/event-stream")])?;
        ensure!(opened.status() == 200, "{path} answers {}", opened.status());
        Ok(opened.into_body().into_reader())
    }

    /// Sends a form as a page of the site does.
    pub fn post_form(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let request = self
            .agent
            .post(self.url(path))
            .header("Cookie", cookie)
            .header("Origin", format!("http://{}", self.address))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Accept", "text/html");
        answer(request.send_form(fields.iter().copied())?)
    }

    /// Sends JSON as a program does.
    pub fn post_json(&self, path: &str, token: &str, body: &str) -> Result<Answer> {
        let request = self
            .agent
            .post(self.url(path))
            .header("Authorization", format!("Bearer {token}"))
            .content_type("application/json");
        answer(request.send(body)?)
    }

    fn opened(&self, path: &str, headers: &[(&str, &str)]) -> Result<Response<Body>> {
        let request = headers
            .iter()
            .fold(self.agent.get(self.url(path)), |request, (name, value)| {
                request.header(*name, *value)
            });
        Ok(request.call()?)
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn answer(response: Response<Body>) -> Result<Answer> {
    let (head, mut body) = response.into_parts();
    Ok(Answer {
        status: head.status.as_u16(),
        headers: head.headers,
        // An export of the large world is larger than what a client takes by itself.
        body: body.with_config().limit(u64::MAX).read_to_vec()?,
    })
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether the server says that it had the answer already.
    pub fn is_cache_hit(&self) -> bool {
        self.header("server-timing")
            .is_some_and(|value| value.contains("hit"))
    }
}

/// Asks for one address over a connection of its own, and fails unless it is answered with 200.
pub fn get(address: SocketAddr, path: &str, encoding: &str) -> Result<Answer> {
    let answer = Client::new(address).get(path, &[("Accept-Encoding", encoding)])?;
    ensure!(answer.status == 200, "{path} answers {}", answer.status);
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::Client;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::TcpListener;
    use std::thread;

    /// Answers requests on one connection, one after the other, and gives what was asked.
    fn answering(answers: &'static [&'static str]) -> (Client, thread::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let client = Client::new(listener.local_addr().expect("its address"));
        let server = thread::spawn(move || {
            let (stream, _) = listener.accept().expect("a connection");
            let mut reader = BufReader::new(stream);
            let mut asked = Vec::new();
            for answer in answers {
                let (mut head, mut length) = (String::new(), 0);
                while !head.ends_with("\r\n\r\n") {
                    let start = head.len();
                    reader.read_line(&mut head).expect("a line");
                    if let Some(text) = head[start..].to_lowercase().strip_prefix("content-length:") {
                        length = text.trim().parse().expect("a length");
                    }
                }
                let mut body = vec![0; length];
                reader.read_exact(&mut body).expect("a body");
                asked.push(head + &String::from_utf8(body).expect("text"));
                reader.get_mut().write_all(answer.as_bytes()).expect("it is sent");
            }
            asked
        });
        (client, server)
    }

    #[test]
    fn one_connection_takes_whatever_comes_back() {
        let (client, server) = answering(&[
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nServer-Timing: cache;desc=hit\r\n\r\n3\r\none\r\n2\r\ntw\r\n0\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n",
            "HTTP/1.1 303 See Other\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 422 Unprocessable Content\r\nContent-Length: 2\r\n\r\nno",
        ]);
        let chunked = client.get("/a", &[("Accept-Encoding", "br")]).expect("an answer");
        assert_eq!((chunked.status, chunked.text().as_str()), (200, "onetw"));
        assert!(chunked.is_cache_hit());
        let known = client
            .get("/a", &[("If-None-Match", "\"a\"")])
            .expect("an answer");
        assert_eq!((known.status, known.body.len()), (304, 0));
        let sent = client
            .post_form("/f", "session=x", &[("name", "a b&c")])
            .expect("an answer");
        assert_eq!((sent.status, sent.header("location")), (303, Some("/there")));
        assert_eq!(client.post_json("/j", "t", "{}").expect("an answer").text(), "no");
        let asked = server.join().expect("no panic");
        assert!(asked[0].contains("\r\naccept-encoding: br\r\n"), "{}", asked[0]);
        assert!(!asked[1].contains("accept-encoding"), "{}", asked[1]);
        assert!(asked[2].ends_with("\r\n\r\nname=a+b%26c"), "{}", asked[2]);
        assert!(
            asked[3].contains("\r\nauthorization: Bearer t\r\n"),
            "{}",
            asked[3]
        );
    }
}
