# One process, one volume, no root. Build: docker build -t tien-do .
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock \
    && useradd --create-home --uid 10001 bot \
    && mkdir /data && chown bot /data
COPY bot bot
COPY handlers handlers
COPY plans plans
COPY reports reports
COPY storage storage
COPY tasks tasks
COPY vietnamese vietnamese

USER bot
VOLUME /data
ENV BOT_DATABASE_URL=sqlite:////data/bot.db BOT_FILES_DIR=/data/files BOT_WEB_HOST=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
