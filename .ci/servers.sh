# Real message brokers and metrics servers for the tests, sourced by .ci/run: start_servers starts them on 127.0.0.1 with free ports, data in a
# folder of their own and new passwords, and exports what the tests find them by; stop_servers ends them. What cannot be had is left out: its tests
# then skip with that reason, which fails CI.

servers_home=''
server_pids=()
tried_port=$((20000 + RANDOM % 8000))

start_servers() {
    servers_home=$(mktemp -d) && chmod 700 "$servers_home"
    install_servers
    start_rabbitmq || { echo 'RabbitMQ did not start:' && tail -n 20 "$servers_home/rabbitmq.log"; } >&2
    start_redis || { echo 'Redis did not start:' && tail -n 20 "$servers_home/redis.log"; } >&2
    start_prometheus || { echo 'Prometheus did not start:' && tail -n 20 "$servers_home/prometheus.log"; } >&2
}

stop_servers() {
    [ -n "$servers_home" ] || return 0
    [ "${#server_pids[@]}" -eq 0 ] || kill "${server_pids[@]}" 2>/dev/null
    local pid end=$((SECONDS + 30))
    for pid in "${server_pids[@]}"; do
        while kill -0 "$pid" 2>/dev/null && [ "$SECONDS" -lt "$end" ]; do sleep 0.2; done
        kill -9 "$pid" 2>/dev/null
    done
    # Erlang itself, where the script that should have stopped it did not.
    pid=$(cat "$servers_home/rabbitmq/pid" 2>/dev/null)
    [ -z "$pid" ] || ! grep -qs beam "/proc/$pid/comm" || kill -9 "$pid"
    # RabbitMQ leaves Erlang's port mapper behind: ours has a port of its own.
    [ -z "${epmd_port:-}" ] || ERL_EPMD_ADDRESS=127.0.0.1 epmd -port "$epmd_port" -kill >/dev/null 2>&1
    rm -rf "$servers_home"
    servers_home='' server_pids=()
}

install_servers() {
    local missing=() program
    for program in curl openssl; do command -v "$program" >/dev/null || missing+=("$program"); done
    [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
    command -v redis-server >/dev/null || missing+=(redis-server)
    command -v prometheus >/dev/null || missing+=(prometheus)
    [ "${#missing[@]}" -gt 0 ] || return 0
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo -n)
    # Debian starts what it installs, on the usual ports; a policy file is its own way to say no.
    local policy=/usr/sbin/policy-rc.d own_policy=''
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null && "${root[@]}" chmod 755 "$policy" && own_policy=yes
    fi
    "${root[@]}" apt-get update -q >"$servers_home/apt.log" 2>&1
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >>"$servers_home/apt.log" 2>&1 \
        || { echo "These could not be installed: ${missing[*]}" && tail -n 5 "$servers_home/apt.log"; } >&2
    [ -z "$own_policy" ] || "${root[@]}" rm -f "$policy"
}

# Sets free_port to a port of 127.0.0.1 that nothing listens on, another one at each call.
find_port() {
    local tries
    for tries in {1..200}; do
        tried_port=$((tried_port + 1))
        (exec 3<>"/dev/tcp/127.0.0.1/$tried_port") 2>/dev/null || { free_port=$tried_port; return 0; }
    done
    return 1
}

new_password() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# Waits up to so many seconds for a command to succeed, while the process lives.
wait_for() {
    local seconds=$1 pid=$2 end
    shift 2
    end=$((SECONDS + seconds))
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] && kill -0 "$pid" 2>/dev/null || return 1
        sleep 0.2
    done
}

start_rabbitmq() {
    [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || return 1
    local home="$servers_home/rabbitmq" password amqp management stomp dist
    password=$(new_password)
    find_port && amqp=$free_port && find_port && management=$free_port && find_port && stomp=$free_port || return 1
    find_port && dist=$free_port && find_port && epmd_port=$free_port || return 1
    mkdir "$home"
    echo '[rabbitmq_management,rabbitmq_stomp].' >"$home/enabled_plugins"
    cat >"$home/rabbitmq.conf" <<CONF
listeners.tcp.default = 127.0.0.1:$amqp
management.tcp.ip = 127.0.0.1
management.tcp.port = $management
stomp.listeners.tcp.1 = 127.0.0.1:$stomp
default_user = tests
default_pass = $password
collect_statistics_interval = 1000
CONF
    # The cookie lies in HOME; the plain script, since Debian's wrapper changes the user and with it the folders.
    HOME=$home RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_NODENAME="tests-$$@localhost" RABBITMQ_CONFIG_FILE="$home/rabbitmq" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$home/enabled_plugins" RABBITMQ_MNESIA_BASE="$home/data" RABBITMQ_LOG_BASE="$home/log" RABBITMQ_LOGS=- \
        RABBITMQ_PID_FILE="$home/pid" RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$amqp RABBITMQ_DIST_PORT=$dist \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$epmd_port \
        /usr/lib/rabbitmq/bin/rabbitmq-server >"$servers_home/rabbitmq.log" 2>&1 &
    server_pids+=($!)
    wait_for 90 $! curl -fsS -u "tests:$password" "http://127.0.0.1:$management/api/health/checks/port-listener/$stomp" || return 1
    export ECS_AUTOSCALE_TEST_RABBITMQ_URL="http://tests:$password@127.0.0.1:$management"
    export ECS_AUTOSCALE_TEST_RABBITMQ_STOMP_PORT=$stomp
}

start_redis() {
    command -v redis-server >/dev/null || return 1
    local home="$servers_home/redis" password plain tls
    password=$(new_password)
    find_port && plain=$free_port && find_port && tls=$free_port || return 1
    mkdir "$home"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
        -keyout "$home/key.pem" -out "$home/certificate.pem" >/dev/null 2>&1 || return 1
    # By standard input, so that the password is in no list of processes.
    redis-server - >"$servers_home/redis.log" 2>&1 <<CONF &
bind 127.0.0.1
port $plain
tls-port $tls
tls-cert-file $home/certificate.pem
tls-key-file $home/key.pem
tls-auth-clients no
requirepass $password
user reader on >$password ~readable* +@read +@connection +ping +echo +info
dir $home
save ""
CONF
    server_pids+=($!)
    wait_for 20 $! env REDISCLI_AUTH="$password" redis-cli -e -p "$plain" ping || return 1
    export ECS_AUTOSCALE_TEST_REDIS_URL="redis://:$password@127.0.0.1:$plain/0"
    export ECS_AUTOSCALE_TEST_REDIS_TLS_URL="rediss://:$password@localhost:$tls/0"
    # .NET trusts what OpenSSL trusts: ours beside the machine's own.
    cat /etc/ssl/certs/ca-certificates.crt "$home/certificate.pem" >"$home/trusted.pem" 2>/dev/null
    export SSL_CERT_FILE="$home/trusted.pem"
}

start_prometheus() {
    command -v prometheus >/dev/null || return 1
    local home="$servers_home/prometheus" port
    find_port && port=$free_port || return 1
    mkdir "$home"
    printf 'global: { scrape_interval: 1s }\nscrape_configs:\n  - job_name: itself\n    static_configs: [{ targets: ["127.0.0.1:%s"] }]\n' "$port" >"$home/prometheus.yml"
    prometheus --config.file="$home/prometheus.yml" --storage.tsdb.path="$home/data" --web.listen-address="127.0.0.1:$port" >"$servers_home/prometheus.log" 2>&1 &
    server_pids+=($!)
    wait_for 30 $! curl -fsS "http://127.0.0.1:$port/-/ready" || return 1
    export ECS_AUTOSCALE_TEST_PROMETHEUS_URL="http://127.0.0.1:$port"
}
