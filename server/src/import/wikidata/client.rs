//! Asks Wikidata, one thing at a time, and waits when it is told to.

mod contact;
mod fault;

pub use fault::{ResponseError, WikidataError, is_out_of_time};

use super::{
    pauses,
    pauses::Pauses,
    settings::{Limits, Settings},
};
use fault::Refusal;
use reqwest::{
    Method, Request, Response, StatusCode, Url,
    header::{ACCEPT, CONTENT_TYPE, HeaderValue},
    redirect::Policy,
};
use std::time::{Duration, Instant};

/// The two services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    Query,
    Labels,
}

/// What asks. Whoever asks holds it alone, so there are never two questions under way.
pub struct Client {
    http: reqwest::Client,
    sparql_url: Url,
    api_url: Url,
    limits: Limits,
    pauses: Pauses,
    deadline: Instant,
}

impl Client {
    pub fn new(settings: Settings) -> Result<Self, WikidataError> {
        if !contact::is_one(&settings.contact) {
            return Err(WikidataError::Contact(settings.contact));
        }
        let url = |text: &str| Url::parse(text).map_err(|_| WikidataError::Address(text.to_owned()));
        // Fails where somebody has chosen one already, which is as good.
        drop(rustls::crypto::ring::default_provider().install_default());
        let agent = format!("Handover/{} ({})", env!("CARGO_PKG_VERSION"), settings.contact);
        let http = reqwest::Client::builder()
            .user_agent(agent)
            .timeout(settings.limits.answer)
            .connect_timeout(settings.limits.answer / 4)
            .redirect(Policy::none())
            .build()
            .map_err(WikidataError::Client)?;
        Ok(Self {
            http,
            sparql_url: url(&settings.sparql_url)?,
            api_url: url(&settings.api_url)?,
            deadline: Instant::now() + settings.limits.country,
            limits: settings.limits,
            pauses: settings.pauses,
        })
    }

    /// From now on counts how long a country takes.
    pub fn start_clock(&mut self) {
        self.deadline = Instant::now() + self.limits.country;
    }

    /// Asks a service until it gives an answer that can be read, or for as long as that is decent.
    pub async fn ask<T>(
        &mut self,
        service: Service,
        fields: &[(&str, &str)],
        read: impl Fn(&[u8]) -> Result<T, ResponseError>,
    ) -> Result<T, WikidataError> {
        let mut tries = 0;
        loop {
            let refusal = match self.try_once(service, fields).await {
                Ok((bytes, asked)) => match read(&bytes) {
                    Ok(answer) => return Ok(answer),
                    Err(fault) => Refusal { fault, asked },
                },
                Err(refusal) => refusal,
            };
            tries += 1;
            if !refusal.fault.may_pass() {
                return Err(WikidataError::Refused(refusal.fault));
            }
            let pause = refusal.pause(tries - 1);
            tracing::warn!(fault = %refusal.fault, tries, seconds = pause.as_secs(), "Wikidata did not answer");
            if tries >= self.limits.tries {
                return Err(WikidataError::GaveUp {
                    tries,
                    fault: refusal.fault,
                });
            }
            if pause > self.limits.pause || Instant::now() + pause > self.deadline {
                return Err(WikidataError::Later {
                    seconds: pause.as_secs(),
                    fault: refusal.fault,
                });
            }
            (self.pauses)(pauses::spread(pause)).await;
        }
    }

    fn request(&self, service: Service, fields: &[(&str, &str)]) -> Request {
        let mut url = match service {
            Service::Query => self.sparql_url.clone(),
            Service::Labels => self.api_url.clone(),
        };
        url.query_pairs_mut().extend_pairs(fields);
        // A query is often too long for an address; what has one can be cached on its way.
        if service == Service::Labels {
            return Request::new(Method::GET, url);
        }
        let body = url.query().unwrap_or_default().to_owned();
        let mut request = Request::new(Method::POST, self.sparql_url.clone());
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(CONTENT_TYPE, form);
        let rows = HeaderValue::from_static("application/sparql-results+json");
        request.headers_mut().insert(ACCEPT, rows);
        *request.body_mut() = Some(body.into());
        request
    }

    /// The body of an answer, and the pause that it asks for in case it is no good.
    async fn try_once(
        &self,
        service: Service,
        fields: &[(&str, &str)],
    ) -> Result<(Vec<u8>, Option<Duration>), Refusal> {
        let request = self.request(service, fields);
        let response = self.http.execute(request).await.map_err(Refusal::of)?;
        let asked = pauses::asked_for(response.headers());
        let status = response.status();
        let kind = response.headers().get(CONTENT_TYPE).cloned();
        let bytes = self
            .body(response)
            .await
            .map_err(|fault| Refusal { fault, asked })?;
        if status != StatusCode::OK {
            let fault = if fault::is_out_of_time(&bytes) {
                ResponseError::QueryTime
            } else {
                ResponseError::Status(status.as_u16())
            };
            return Err(Refusal { fault, asked });
        }
        let kind = kind.and_then(|kind| kind.to_str().map(str::to_owned).ok());
        let kind = kind.unwrap_or_default();
        let is_json = ["application/json", "application/sparql-results+json"]
            .iter()
            .any(|json| kind.starts_with(json));
        if !is_json {
            let fault = ResponseError::Kind(kind.chars().take(60).collect());
            return Err(Refusal { fault, asked });
        }
        Ok((bytes, asked))
    }

    async fn body(&self, mut response: Response) -> Result<Vec<u8>, ResponseError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| ResponseError::of(&error))?
        {
            if bytes.len() + chunk.len() > self.limits.bytes {
                return Err(ResponseError::Size(self.limits.bytes));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}
